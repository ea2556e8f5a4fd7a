package pitwall.agent.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.agent.update.FolderDisk;
import pitwall.agent.update.SlotImage;
import pitwall.agent.update.Workload;

/// Runs the image of a slot as a process of its own, with none of the agent's variables, and watches it: by its
/// end, and where it has a health address by what that answers (H-16). A process that does not stop is killed.
///
/// Calls come on the agent's thread; answers of the health address on any.
final class ProcessWorkload implements Workload, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessWorkload.class);
    private static final String IMAGE = "{image}";
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration KILLED_AFTER = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    /// How many answers in a row must fail before a workload that was well counts as unwell.
    private static final int MOST_SILENCE = 3;

    private final FolderDisk disk;
    private final Path folder;
    private final List<String> command;
    private final @Nullable URI healthAddress;
    private final InstantSource clock;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();
    private @Nullable Process process;
    private Instant since = Instant.MIN;
    private boolean stopping;
    private @Nullable CompletableFuture<Boolean> asked;
    private boolean wasWell;
    private int silence;

    /// @param folder where the process runs and its output goes
    ProcessWorkload(
            FolderDisk disk, Path folder, List<String> command, @Nullable URI healthAddress, InstantSource clock) {
        this.disk = disk;
        this.folder = folder;
        this.command = List.copyOf(command);
        this.healthAddress = healthAddress;
        this.clock = clock;
    }

    @Override
    public void start(SlotImage image) {
        kill();
        since = clock.instant();
        stopping = false;
        wasWell = false;
        silence = 0;
        asked = null;
        try {
            process = launch(image);
            LOG.info("version {} runs as process {}", image.version(), process.pid());
        } catch (IOException e) {
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
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile());
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
        since = clock.instant();
        if (process != null) {
            process.destroy();
        }
    }

    @Override
    public Health health() {
        Process current = process;
        if (current == null) {
            return stopping ? Health.STOPPED : Health.UNHEALTHY;
        }
        Duration passed = Duration.between(since, clock.instant());
        if (stopping) {
            if (current.isAlive() && passed.compareTo(KILLED_AFTER) > 0) {
                current.destroyForcibly();
            }
            return current.isAlive() ? Health.HEALTHY : Health.STOPPED;
        }
        if (!current.isAlive()) {
            return Health.UNHEALTHY;
        }
        if (healthAddress == null) {
            return passed.compareTo(SETTLING) < 0 ? Health.STARTING : Health.HEALTHY;
        }
        return answered(healthAddress);
    }

    private Health answered(URI address) {
        CompletableFuture<Boolean> last = asked;
        if (last != null && last.isDone()) {
            boolean well = last.getNow(false);
            wasWell |= well;
            silence = well ? 0 : silence + 1;
        }
        if (last == null || last.isDone()) {
            asked = ask(address);
        }
        if (silence >= MOST_SILENCE && wasWell) {
            return Health.UNHEALTHY;
        }
        return wasWell ? Health.HEALTHY : Health.STARTING;
    }

    private CompletableFuture<Boolean> ask(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                .handle((answer, failure) -> failure == null && answer.statusCode() == 200);
    }

    private void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /// The process does not outlive its agent.
    @Override
    public void close() {
        Process current = process;
        if (current != null) {
            current.destroy();
            try {
                if (!current.waitFor(KILLED_AFTER)) {
                    current.destroyForcibly();
                }
            } catch (InterruptedException e) {
                current.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        client.shutdownNow();
    }
}
