package pitwall.agent.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.agent.machine.MachineSettings.SensorSettings;
import pitwall.fleet.Motion;
import pitwall.fleet.NetworkKind;
import pitwall.protocol.CarFrame;

/// What a Linux machine can say about itself through `/proc` and `/sys`. What cannot be read is absent, never
/// zero; of a machine whose motion nobody tells, the motion is unknown.
final class MachineSensors {
    private static final Logger LOG = LoggerFactory.getLogger(MachineSensors.class);
    private static final Pattern MEMORY = Pattern.compile("(?s).*MemTotal:\\s+(\\d+) kB.*MemAvailable:\\s+(\\d+) kB.*");

    private final SensorSettings settings;
    private final Path root;
    private final Path disk;
    private long busyBefore;
    private long totalBefore;

    /// @param root `/`, or a copy of what matters of it
    /// @param disk a folder on the disk that updates fill
    MachineSensors(SensorSettings settings, Path root, Path disk) {
        this.settings = settings;
        this.root = root;
        this.disk = disk;
    }

    Motion motion() {
        Path file = settings.motion();
        if (file == null) {
            return settings.parked() ? Motion.PARKED : Motion.UNKNOWN;
        }
        return text(file)
                .map(said -> said.equals("parked") ? Motion.PARKED : Motion.DRIVING)
                .orElse(Motion.UNKNOWN);
    }

    boolean emergencyStop() {
        Path file = settings.emergencyStop();
        return file != null && Files.exists(file);
    }

    CarFrame.Readings readings() {
        Battery battery = battery();
        return new CarFrame.Readings(
                null,
                null,
                null,
                null,
                battery.percent(),
                battery.powered(),
                null,
                celsius(),
                cpuPercent(),
                memoryPercent(),
                diskPercent(),
                null,
                uptimeSeconds(),
                network());
    }

    /// Through what the default route leads.
    private @Nullable NetworkKind network() {
        return text(root.resolve("proc/net/route"))
                .orElse("")
                .lines()
                .map(line -> line.split("\\s+"))
                .filter(fields -> fields.length > 1 && fields[1].equals("00000000"))
                .map(fields -> kind(fields[0]))
                .findFirst()
                .orElse(null);
    }

    private NetworkKind kind(String device) {
        Path about = root.resolve("sys/class/net").resolve(device);
        boolean modem = device.startsWith("ppp")
                || text(about.resolve("uevent")).orElse("").contains("DEVTYPE=wwan");
        if (modem) {
            return NetworkKind.CELLULAR;
        }
        return Files.exists(about.resolve("wireless")) ? NetworkKind.WIFI : NetworkKind.WIRED;
    }

    /// @param percent absent on a machine without a battery, which is powered
    private record Battery(@Nullable Integer percent, boolean powered) {}

    private Battery battery() {
        Path supplies = root.resolve("sys/class/power_supply");
        if (!Files.isDirectory(supplies)) {
            return new Battery(null, true);
        }
        try (DirectoryStream<Path> each = Files.newDirectoryStream(supplies)) {
            for (Path supply : each) {
                Optional<Long> percent = number(supply.resolve("capacity"));
                if (percent.isPresent()) {
                    String status = text(supply.resolve("status")).orElse("");
                    return new Battery(
                            (int) Math.clamp(percent.get(), 0, 100),
                            status.equals("Charging") || status.equals("Full") || status.equals("Not charging"));
                }
            }
        } catch (IOException e) {
            LOG.debug("the power supplies cannot be read", e);
        }
        return new Battery(null, true);
    }

    private @Nullable Integer celsius() {
        return number(root.resolve("sys/class/thermal/thermal_zone0/temp"))
                .map(milli -> (int) Math.clamp(milli / 1000, -100, 300))
                .orElse(null);
    }

    /// Since the last look; absent at the first.
    private @Nullable Integer cpuPercent() {
        String[] figures = text(root.resolve("proc/stat"))
                .orElse("")
                .lines()
                .findFirst()
                .orElse("")
                .split("\\s+");
        if (figures.length < 6 || !figures[0].equals("cpu")) {
            return null;
        }
        long total = 0;
        for (int i = 1; i < figures.length; i++) {
            total += Long.parseLong(figures[i]);
        }
        long busy = total - Long.parseLong(figures[4]) - Long.parseLong(figures[5]);
        long passed = total - totalBefore;
        long worked = busy - busyBefore;
        boolean first = totalBefore == 0;
        totalBefore = total;
        busyBefore = busy;
        return first || passed <= 0 ? null : (int) Math.clamp(100 * worked / passed, 0, 100);
    }

    private @Nullable Integer memoryPercent() {
        Matcher memory = MEMORY.matcher(text(root.resolve("proc/meminfo")).orElse(""));
        if (!memory.matches()) {
            return null;
        }
        long total = Long.parseLong(memory.group(1));
        return total == 0 ? null : (int) Math.clamp(100 - 100 * Long.parseLong(memory.group(2)) / total, 0, 100);
    }

    private @Nullable Integer diskPercent() {
        try {
            long total = Files.getFileStore(disk).getTotalSpace();
            long free = Files.getFileStore(disk).getUsableSpace();
            return total == 0 ? null : (int) Math.clamp(100 - 100 * free / total, 0, 100);
        } catch (IOException e) {
            LOG.debug("the disk cannot be measured", e);
            return null;
        }
    }

    private @Nullable Long uptimeSeconds() {
        return text(root.resolve("proc/uptime"))
                .map(said -> said.split("\\D", 2)[0])
                .filter(seconds -> seconds.matches("\\d{1,12}"))
                .map(Long::valueOf)
                .orElse(null);
    }

    private static Optional<Long> number(Path file) {
        return text(file).filter(said -> said.matches("-?\\d{1,18}")).map(Long::valueOf);
    }

    private static Optional<String> text(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} cannot be read", file, e);
            return Optional.empty();
        }
    }
}
