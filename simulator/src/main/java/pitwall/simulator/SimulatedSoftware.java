package pitwall.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.CarDisk;
import pitwall.agent.update.MemoryDisk;
import pitwall.agent.update.SlotImage;
import pitwall.agent.update.SlotStore;
import pitwall.agent.update.UpdateParts;
import pitwall.fleet.release.SampleImage;

/// The slots of one simulated car. They outlive its boots, as a disk does. Belongs to the thread of the cars.
final class SimulatedSoftware {
    private static final long DISK_BYTES = 64L * 1024 * 1024;
    /// Enough for what a car has from the factory, and for no release.
    private static final long FULL_DISK_BYTES = 1024 * 1024;

    private final Fates fates;
    private final CarDisk disk;
    private final Lock fetching = new ReentrantLock();
    private @Nullable SlotStore slots;

    SimulatedSoftware(ImageShelf shelf, Fates fates) {
        this.fates = fates;
        disk = new MemoryDisk(fates.isFull() ? FULL_DISK_BYTES : DISK_BYTES, shelf);
    }

    Fates fates() {
        return fates;
    }

    CarDisk disk() {
        return disk;
    }

    /// Boots from the slots.
    ///
    /// @param version from the factory, for a car that has none yet
    UpdateParts boot(String version, SoftwareMaker maker) {
        try {
            SlotStore booted = SlotStore.boot(disk);
            slots = booted;
            if (booted.running().isEmpty()) {
                provision(version);
            }
            return maker.parts(disk, booted, fetching);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    /// Makes the parts of a car from what only it has.
    interface SoftwareMaker {
        UpdateParts parts(CarDisk disk, SlotStore slots, Lock fetching);
    }

    /// What runs; the version a car was born with until it has booted.
    String version(String born) {
        SlotStore booted = slots;
        return booted == null ? born : booted.running().map(SlotImage::version).orElse(born);
    }

    /// As in the sample releases: 421 for 4.2.1. What came later is newer.
    private static long counter(String version) {
        return Long.parseLong(version.replace(".", ""));
    }

    /// Puts a version there as the factory would, unless it runs already. The bytes are those of the sample releases.
    void provision(String version) {
        SlotStore booted = slots;
        if (booted == null
                || booted.running()
                        .filter(image -> image.version().equals(version))
                        .isPresent()) {
            return;
        }
        try {
            fates.provide(version);
            booted.provision(
                    version, counter(version), SampleImage.factory(version).bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }
}
