package pitwall.checks.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// A launcher in a process of its own, as a person would start it.
final class Launched implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Fleet server ready at (\\S+)");
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final Process process;
    final List<String> out = new CopyOnWriteArrayList<>();
    final List<String> err = new CopyOnWriteArrayList<>();

    private Launched(Process process) {
        this.process = process;
        collect("out", process.inputReader(StandardCharsets.UTF_8), out);
        collect("err", process.errorReader(StandardCharsets.UTF_8), err);
    }

    /// Starts `fleets` with the class path of this test, but for the tests, in a folder of its own.
    static Launched fleets(Path folder, String... arguments) throws IOException {
        return launch("pitwall.cli.Fleets", folder, Map.of(), arguments);
    }

    /// Starts `fleetd`, the program of a machine.
    static Launched fleetd(Path folder, String... arguments) throws IOException {
        return fleetd(folder, Map.of(), arguments);
    }

    /// The same with other variables in its environment.
    static Launched fleetd(Path folder, Map<String, String> variables, String... arguments) throws IOException {
        return launch("pitwall.cli.Fleetd", folder, variables, arguments);
    }

    private static Launched launch(String program, Path folder, Map<String, String> variables, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(KeptClasses.java());
        command.add(program);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PITWALL_"));
        builder.environment().putAll(variables);
        return new Launched(builder.start());
    }

    /// Waits until the server serves, and says where.
    URI ready() {
        Awaitility.await().atMost(PATIENCE).until(() -> !match(READY).isEmpty() || !process.isAlive());
        return URI.create(match(READY));
    }

    /// The first group of the pattern in what the program said; empty if it did not.
    String match(Pattern pattern) {
        for (String line : out) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return "";
    }

    /// Sends SIGTERM. The handle does that and no more; the process itself would close its streams as well, and
    /// with them the last words.
    boolean endsWithin(Duration time) throws InterruptedException {
        process.toHandle().destroy();
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Sends SIGKILL and waits for the end.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// On threads of their own: whoever reads from a process holds on to the thread that carries it, and two of them
    /// would stop every virtual thread of a small machine.
    private static void collect(String name, BufferedReader from, List<String> lines) {
        Thread.ofPlatform().daemon().name("launched-" + name).start(() -> {
            try (BufferedReader reader = from) {
                reader.lines().forEach(lines::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
