package pitwall.agent.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.agent.update.FolderDisk;
import pitwall.agent.update.SlotImage;
import pitwall.protocol.Json;

/// Runs the image of a slot as a container. The image is an archive as `podman save` and `docker save` write it;
/// it is loaded from the slot at every start, so that what runs is what the slot has and was verified.
///
/// Calls come on the agent's thread and only say what is wanted; one thread of its own, `pitwall-containers`, asks
/// the tool, one word after another.
final class ContainerWorkload implements MachineWorkload {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerWorkload.class);
    private static final String LOADED = "Loaded image";
    private static final Duration LOADING = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final int STOP_SECONDS = 10;

    private final ContainerTool tool;
    private final FolderDisk disk;
    private final String name;
    private final String model;
    private final List<String> options;
    private final @Nullable HealthAddress address;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("pitwall-containers").factory());
    private volatile Seen seen = new Seen(Stage.NONE, Instant.MIN);
    private volatile boolean looking;
    private volatile Optional<String> said = Optional.empty();

    /// What is known of the container.
    private enum Stage {
        NONE,
        COMING,
        /// It runs, and its own health check, if it has one, has not decided.
        RUNNING_UNDECIDED,
        RUNNING,
        GOING,
        /// It could not be started, ended by itself, or says that it is not well.
        BROKEN
    }

    /// @param since when it came to run
    private record Seen(Stage stage, Instant since) {}

    /// @param name of the container; nothing else on this machine has it
    /// @param health asked besides the container's own check; absent for none
    ContainerWorkload(
            ContainerSettings settings,
            FolderDisk disk,
            String name,
            String model,
            @Nullable URI health,
            InstantSource clock) {
        this.tool = settings.tool();
        this.options = settings.options();
        this.disk = disk;
        this.name = name;
        this.model = model;
        this.address = health == null ? null : new HealthAddress(health);
        this.clock = clock;
    }

    @Override
    public void endLeftovers() {
        remove();
    }

    @Override
    public void start(SlotImage image) {
        Seen coming = new Seen(Stage.COMING, Instant.MIN);
        said = Optional.empty();
        seen = coming;
        if (address != null) {
            address.forget();
        }
        later(() -> follow(coming, run(image) ? Stage.RUNNING_UNDECIDED : Stage.BROKEN));
    }

    /// Unless something else is wanted by now.
    private void follow(Seen before, Stage stage) {
        if (seen == before) {
            seen = new Seen(stage, clock.instant());
        }
    }

    private boolean run(SlotImage image) {
        remove();
        Optional<String> loaded = load(disk.path(image.file()).toAbsolutePath());
        if (loaded.isEmpty()) {
            return false;
        }
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--detach",
                "--name",
                name,
                "--security-opt",
                "no-new-privileges",
                "--env",
                "WORKLOAD_VERSION=" + image.version(),
                "--env",
                "WORKLOAD_MODEL=" + model));
        words.addAll(options);
        words.add(loaded.get());
        boolean runs = ask(SHORT, words).isPresent();
        if (runs) {
            LOG.info("version {} runs as container {}", image.version(), name);
        }
        return runs;
    }

    /// The name under which the tool has the image now.
    private Optional<String> load(Path archive) {
        return ask(LOADING, List.of("load", "--input", archive.toString()))
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(LOADED))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .reduce((before, after) -> after));
    }

    @Override
    public void stop() {
        Seen going = new Seen(Stage.GOING, Instant.MIN);
        seen = going;
        later(() -> {
            ask(SHORT, List.of("stop", "--time", Integer.toString(STOP_SECONDS), name));
            remove();
            follow(going, Stage.NONE);
        });
    }

    @Override
    public Optional<String> lastWords() {
        return said;
    }

    @Override
    public Health health() {
        Seen now = seen;
        return switch (now.stage()) {
            case NONE -> Health.STOPPED;
            case COMING -> Health.STARTING;
            case GOING -> Health.HEALTHY;
            case BROKEN -> Health.UNHEALTHY;
            case RUNNING_UNDECIDED -> {
                look(now);
                yield Health.STARTING;
            }
            case RUNNING -> {
                look(now);
                yield believed(now);
            }
        };
    }

    private Health believed(Seen now) {
        if (address != null) {
            return address.look();
        }
        boolean settled = Duration.between(now.since(), clock.instant()).compareTo(SETTLING) >= 0;
        return settled ? Health.HEALTHY : Health.STARTING;
    }

    private void look(Seen from) {
        if (looking) {
            return;
        }
        looking = true;
        later(() -> {
            Stage stage = inspect();
            if (stage == Stage.BROKEN) {
                said = ask(SHORT, List.of("logs", "--tail", "5", name)).flatMap(LastWords::of);
            }
            if (seen == from && stage != from.stage()) {
                seen = new Seen(stage, from.since());
            }
            looking = false;
        });
    }

    private Stage inspect() {
        Optional<String> text = ask(SHORT, List.of("inspect", "--format", "{{json .State}}", name));
        try {
            JsonNode state = Json.tolerant().readTree(text.orElse("{}").strip());
            JsonNode check = state.path(state.has("Healthcheck") ? "Healthcheck" : "Health");
            return state.path("Running").asBoolean(false)
                    ? stage(check.path("Status").asText(""))
                    : Stage.BROKEN;
        } catch (JsonProcessingException e) {
            LOG.warn("{} says of container {} what is not understood", tool, name, e);
            return Stage.BROKEN;
        }
    }

    /// @param check what the container's own health check says; empty where it has none
    private static Stage stage(String check) {
        return switch (check) {
            case "starting" -> Stage.RUNNING_UNDECIDED;
            case "unhealthy" -> Stage.BROKEN;
            default -> Stage.RUNNING;
        };
    }

    private void remove() {
        ask(SHORT, List.of("rm", "--force", name));
    }

    /// What the tool answered; empty when it did not do what it was asked.
    private Optional<String> ask(Duration longest, List<String> words) {
        try {
            ContainerTool.Answer answer = tool.run(longest, words);
            if (answer.isGood()) {
                return Optional.of(answer.text());
            }
            said = Optional.of(answer.lastLine());
            LOG.warn("{} {}: {}", tool, words.getFirst(), answer.lastLine());
        } catch (IOException e) {
            LOG.error("{} cannot be run any more", tool, e);
        }
        return Optional.empty();
    }

    private void later(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("the agent has stopped; container {} is left as it is", name, e);
        }
    }

    @Override
    public void close() {
        stop();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS + SHORT.toSeconds(), TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        if (address != null) {
            address.close();
        }
    }
}
