package pitwall.simulator.fault;

import java.util.Set;
import java.util.SplittableRandom;

/// What goes wrong when simulated cars are updated. The same faults and seed strike the same cars.
///
/// @param unwell share of cars on which a new release is not healthy, 0 to 1: `HEALTH_CHECK_FAILED`, taken back
/// @param stuck share on which it never says that it is: `APPLY_TIMEOUT`, taken back
/// @param spoiled share whose pulls are spoiled on the way: `HASH_MISMATCH`, nothing installed
/// @param claimed share that say they are done and report another build: `CLAIMED_NOT_PROVEN`
/// @param full share whose disk has no room: `DISK_FULL`, nothing installed
/// @param leaving share that drive off in the middle of a pull: `NOT_STATIONARY`, until they park again
/// @param bad releases that do not get well on some cars
/// @param bytesPerSecond of every pull; 0 for as fast as it goes
public record UpdateFaults(
        double unwell,
        double stuck,
        double spoiled,
        double claimed,
        double full,
        double leaving,
        Set<BadRelease> bad,
        long bytesPerSecond) {
    /// Every update goes well, unless the release itself says otherwise.
    public static final UpdateFaults NONE = new UpdateFaults(0, 0, 0, 0, 0, 0, Set.of(), 0);

    private static final int FULL = 1;
    private static final int LEAVING = 2;

    /// @param model on which it is not well; `*` for every one
    public record BadRelease(String version, String model) {
        boolean strikes(String otherVersion, String otherModel) {
            return version.equals(otherVersion) && (model.equals("*") || model.equals(otherModel));
        }
    }

    public UpdateFaults {
        bad = Set.copyOf(bad);
        Shares.check("update", unwell);
        Shares.check("stuck", stuck);
        Shares.check("spoiled", spoiled);
        Shares.check("claimed", claimed);
        Shares.check("full", full);
        Shares.check("leaving", leaving);
        if (unwell + stuck + spoiled + claimed > 1) {
            throw new IllegalArgumentException("update, stuck, spoiled and claimed must be 100 % together at most");
        }
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("pull must not be negative");
        }
    }

    /// What becomes of a release in a car.
    ///
    /// @param seed of this car's faults
    public UpdateFate fate(long seed, String version, String model) {
        if (bad.stream().anyMatch(release -> release.strikes(version, model))) {
            return UpdateFate.UNWELL;
        }
        double lot = lot(seed, version.hashCode());
        UpdateFate[] fates = {UpdateFate.UNWELL, UpdateFate.STUCK, UpdateFate.SPOILED, UpdateFate.CLAIMED};
        double[] shares = {unwell, stuck, spoiled, claimed};
        for (int i = 0; i < fates.length; i++) {
            lot -= shares[i];
            if (lot < 0) {
                return fates[i];
            }
        }
        return UpdateFate.WELL;
    }

    /// Whether the disk of a car has no room for a release, ever.
    public boolean isFull(long seed) {
        return lot(seed, FULL) < full;
    }

    /// Whether a car drives off when it has begun to pull.
    ///
    /// @param generation of what is wanted of it
    public boolean leaves(long seed, long generation) {
        return lot(seed, LEAVING + 31 * generation) < leaving;
    }

    private static double lot(long seed, long about) {
        return new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L ^ about).nextDouble();
    }
}
