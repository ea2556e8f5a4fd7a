package pitwall.agent.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// A command that runs containers: `podman`, `docker`, or another one that understands the same words.
/// Thread-safe.
public final class ContainerTool {
    /// Looked for in this order.
    public static final List<String> KNOWN = List.of("podman", "docker");

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST_SAID = 300;

    private final String command;

    private ContainerTool(String command) {
        this.command = command;
    }

    /// What a look at this machine found.
    public sealed interface Found {
        /// @param tool answered, so containers can be run
        record Usable(ContainerTool tool) implements Found {}

        /// @param sentence for the person who wants to run containers
        record None(String sentence) implements Found {}
    }

    /// The first of `commands` that works: it is there, and whoever runs the containers for it answers.
    public static Found find(List<String> commands) {
        List<String> why = new ArrayList<>();
        for (String command : commands) {
            ContainerTool tool = new ContainerTool(command);
            try {
                Answer answer = tool.run(PATIENCE, List.of("version"));
                if (answer.isGood()) {
                    return new Found.Usable(tool);
                }
                why.add(command + ": " + answer.lastLine());
            } catch (IOException e) {
                why.add(command + " is not installed");
            }
        }
        return new Found.None("No container tool works on this machine (" + String.join("; ", why) + ").");
    }

    /// What the tool said.
    ///
    /// @param exit 0 when it did what it was asked
    /// @param text both of its streams
    record Answer(int exit, String text) {
        boolean isGood() {
            return exit == 0;
        }

        /// Where tools write what is wrong.
        String lastLine() {
            String line = text.lines()
                    .map(String::strip)
                    .filter(said -> !said.isEmpty())
                    .reduce((before, after) -> after)
                    .orElse("ended with " + exit);
            return line.length() > MOST_SAID ? line.substring(0, MOST_SAID) : line;
        }
    }

    /// Waits for the tool's end, or kills it after `longest`.
    ///
    /// @throws IOException if there is no such command
    Answer run(Duration longest, List<String> words) throws IOException {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(words);
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        Executor late = CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> watch = CompletableFuture.runAsync(process::destroyForcibly, late);
        try {
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Answer(-1, "interrupted");
        } finally {
            watch.cancel(false);
        }
    }

    @Override
    public String toString() {
        return command;
    }
}
