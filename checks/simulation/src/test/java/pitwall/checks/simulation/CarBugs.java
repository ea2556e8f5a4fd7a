package pitwall.checks.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import pitwall.agent.Measured;
import pitwall.agent.update.CarDisk;
import pitwall.fleet.Motion;
import pitwall.protocol.CarFrame;

/// Cars whose agent sees or keeps one thing wrong.
final class CarBugs {
    private CarBugs() {}

    static Map<String, Supplier<Parts>> all() {
        Map<String, Supplier<Parts>> bugs = new LinkedHashMap<>();
        bugs.put("a car that drives counts as parked", () -> measuring(CarBugs::parked));
        bugs.put(
                "the emergency stop is not looked at",
                () -> measuring(truth -> new Measured(truth.condition(), truth.readings(), false)));
        bugs.put("a car at no charger counts as plugged in", () -> measuring(CarBugs::powered));
        bugs.put("nothing is synced", () -> storing(Unsynced::new));
        bugs.put("the boot record is not written", () -> storing(disk -> new Forgetful(disk, "boot.json")));
        return bugs;
    }

    private interface Sensing {
        Measured instead(Measured truth);
    }

    private interface Storing {
        CarDisk instead(CarDisk real);
    }

    private static Parts measuring(Sensing sensing) {
        return new Parts() {
            @Override
            Measured measured(Measured truth) {
                return sensing.instead(truth);
            }
        };
    }

    private static Parts storing(Storing storing) {
        return new Parts() {
            @Override
            CarDisk disk(CarDisk real) {
                return storing.instead(real);
            }
        };
    }

    private static Measured powered(Measured truth) {
        CarFrame.Readings readings = truth.readings();
        return new Measured(
                truth.condition(),
                new CarFrame.Readings(
                        readings.latitude(),
                        readings.longitude(),
                        readings.headingDegrees(),
                        readings.speedKmh(),
                        readings.batteryPercent(),
                        true,
                        readings.progressPercent(),
                        readings.temperatureCelsius(),
                        readings.cpuPercent(),
                        readings.memoryPercent(),
                        readings.diskPercent(),
                        readings.signalPercent(),
                        readings.uptimeSeconds(),
                        readings.network()),
                truth.emergencyStop());
    }

    private static Measured parked(Measured truth) {
        CarFrame.Condition said = truth.condition();
        CarFrame.Readings readings = truth.readings();
        return new Measured(
                new CarFrame.Condition(
                        Motion.PARKED,
                        said.workload(),
                        said.agent(),
                        said.safety(),
                        said.convergence(),
                        said.actualVersion(),
                        said.reason(),
                        said.message()),
                new CarFrame.Readings(
                        readings.latitude(),
                        readings.longitude(),
                        readings.headingDegrees(),
                        0,
                        readings.batteryPercent(),
                        readings.charging(),
                        readings.progressPercent(),
                        readings.temperatureCelsius(),
                        readings.cpuPercent(),
                        readings.memoryPercent(),
                        readings.diskPercent(),
                        readings.signalPercent(),
                        readings.uptimeSeconds(),
                        readings.network()),
                truth.emergencyStop());
    }

    /// A disk behind another.
    private static class Behind implements CarDisk {
        private final CarDisk disk;

        Behind(CarDisk disk) {
            this.disk = disk;
        }

        @Override
        public Set<String> names() throws IOException {
            return disk.names();
        }

        @Override
        public Optional<byte[]> read(String file) throws IOException {
            return disk.read(file);
        }

        @Override
        public InputStream open(String file) throws IOException {
            return disk.open(file);
        }

        @Override
        public long length(String file) throws IOException {
            return disk.length(file);
        }

        @Override
        public void append(String file, byte[] bytes, int count) throws IOException {
            disk.append(file, bytes, count);
        }

        @Override
        public void sync(String file) throws IOException {
            disk.sync(file);
        }

        @Override
        public void rename(String from, String to) throws IOException {
            disk.rename(from, to);
        }

        @Override
        public void delete(String file) throws IOException {
            disk.delete(file);
        }

        @Override
        public void syncNames() throws IOException {
            disk.syncNames();
        }

        @Override
        public long free() throws IOException {
            return disk.free();
        }
    }

    private static final class Unsynced extends Behind {
        Unsynced(CarDisk disk) {
            super(disk);
        }

        @Override
        public void sync(String file) {}

        @Override
        public void syncNames() {}
    }

    /// Never puts a new text in place of a file's old one.
    private static final class Forgetful extends Behind {
        private final String file;

        Forgetful(CarDisk disk, String file) {
            super(disk);
            this.file = file;
        }

        @Override
        public void rename(String from, String to) throws IOException {
            if (!to.equals(file)) {
                super.rename(from, to);
            }
        }
    }
}
