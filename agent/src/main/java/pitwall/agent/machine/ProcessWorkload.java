package pitwall.agent.machine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.agent.update.FolderDisk;
import pitwall.agent.update.SlotImage;

/// Runs the image of a slot as a process of its own, with none of the agent's variables, and watches it: by its
/// end, and where it has a health address by what that answers (H-16). A process that does not stop is killed.
final class ProcessWorkload implements MachineWorkload {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessWorkload.class);
    private static final String IMAGE = "{image}";
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration KILLED_AFTER = Duration.ofSeconds(10);

    private final FolderDisk disk;
    private final Path folder;
    private final String model;
    private final List<String> command;
    private final @Nullable HealthAddress address;
    private final InstantSource clock;
    private final Leftovers leftovers;
    private @Nullable Process process;
    private boolean unstartable;
    private Instant since = Instant.MIN;
    private boolean stopping;

    /// @param folder where the process runs and its output goes
    /// @param model of the car, for software that must know
    ProcessWorkload(
            FolderDisk disk,
            Path folder,
            String model,
            List<String> command,
            @Nullable URI healthAddress,
            InstantSource clock) {
        this.disk = disk;
        this.folder = folder;
        this.model = model;
        this.command = List.copyOf(command);
        this.address = healthAddress == null ? null : new HealthAddress(healthAddress);
        this.clock = clock;
        this.leftovers = new Leftovers(folder);
    }

    @Override
    public void endLeftovers() {
        leftovers.end();
    }

    @Override
    public void start(SlotImage image) {
        kill();
        since = clock.instant();
        stopping = false;
        if (address != null) {
            address.forget();
        }
        process = null;
        unstartable = false;
        try {
            Process fresh = launch(image);
            process = fresh;
            LOG.info("version {} runs as process {}", image.version(), fresh.pid());
        } catch (IOException e) {
            unstartable = true;
            LOG.error("version {} cannot be run", image.version(), e);
        }
    }

    private Process launch(SlotImage image) throws IOException {
        Path file = disk.path(image.file()).toAbsolutePath();
        if (command.isEmpty()) {
            makeExecutable(file);
        }
        Files.createDirectories(folder);
        List<String> line = command.isEmpty()
                ? List.of(file.toString())
                : command.stream()
                        .map(word -> word.replace(IMAGE, file.toString()))
                        .toList();
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PITWALL_"));
        environment.put("WORKLOAD_VERSION", image.version());
        environment.put("WORKLOAD_MODEL", model);
        leftovers.mark(builder);
        builder.redirectErrorStream(true).redirectOutput(output().toFile());
        return builder.start();
    }

    private static void makeExecutable(Path file) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        Files.setPosixFilePermissions(file, permissions);
    }

    @Override
    public void stop() {
        stopping = true;
        unstartable = false;
        since = clock.instant();
        if (process != null) {
            process.destroy();
        }
    }

    @Override
    public Optional<String> lastWords() {
        return LastWords.of(output());
    }

    private Path output() {
        return folder.resolve("output.log");
    }

    @Override
    public Health health() {
        Process current = process;
        if (current == null) {
            return unstartable ? Health.UNHEALTHY : Health.STOPPED;
        }
        Duration passed = Duration.between(since, clock.instant());
        if (stopping) {
            if (current.isAlive() && passed.compareTo(KILLED_AFTER) > 0) {
                kill();
            }
            return current.isAlive() ? Health.HEALTHY : Health.STOPPED;
        }
        if (!current.isAlive()) {
            return Health.UNHEALTHY;
        }
        if (address != null) {
            return address.look();
        }
        return passed.compareTo(SETTLING) < 0 ? Health.STARTING : Health.HEALTHY;
    }

    /// The process and all that it started.
    private void kill() {
        Process current = process;
        if (current != null) {
            current.descendants().forEach(ProcessHandle::destroyForcibly);
            current.destroyForcibly();
        }
    }

    @Override
    public void close() {
        Process current = process;
        if (current != null) {
            current.destroy();
            try {
                if (!current.waitFor(KILLED_AFTER)) {
                    kill();
                }
            } catch (InterruptedException e) {
                kill();
                Thread.currentThread().interrupt();
            }
        }
        if (address != null) {
            address.close();
        }
    }
}
