package pitwall.agent.update;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// What the updates of one car stand on, from one boot to the next.
///
/// @param slots as they booted
/// @param background runs what blocks: pulls and hashes; never the car's own thread
/// @param fetching lets one pull at a time write to the disk
/// @param tokens that the server has sent in this boot
public record UpdateParts(
        CarFacts car,
        CarDisk disk,
        SlotStore slots,
        ReleaseSource source,
        ReleaseVerifier verifier,
        Workload workload,
        UpdateSettings settings,
        Executor background,
        Lock fetching,
        Tokens tokens) {
    /// @param fetching lets one pull at a time write to a disk that outlives the boot
    public UpdateParts(
            CarFacts car,
            CarDisk disk,
            SlotStore slots,
            ReleaseSource source,
            ReleaseVerifier verifier,
            Workload workload,
            UpdateSettings settings,
            Executor background,
            Lock fetching) {
        this(car, disk, slots, source, verifier, workload, settings, background, fetching, new Tokens());
    }

    public UpdateParts(
            CarFacts car,
            CarDisk disk,
            SlotStore slots,
            ReleaseSource source,
            ReleaseVerifier verifier,
            Workload workload,
            UpdateSettings settings,
            Executor background) {
        this(car, disk, slots, source, verifier, workload, settings, background, new ReentrantLock());
    }
}
