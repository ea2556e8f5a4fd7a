package pitwall.checks.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The classes of a launched program, kept between its starts as the console's own launcher keeps them: the tests start
/// some sixty servers, and each begins with half of the work. Only the program's own class path, which has no classes
/// of tests; kept only where it is made of jars, as the whole build makes it.
final class KeptClasses {
    /// The same for each of them, or what is kept would not fit.
    private static final List<String> MACHINE =
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private static final String CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty() && !Path.of(entry).startsWith(own()))
            .collect(Collectors.joining(File.pathSeparator));

    private static final List<String> OPTIONS = options(kept());

    private KeptClasses() {}

    /// How a program of ours is started: everything before the name of its class.
    static List<String> java() {
        return java(OPTIONS);
    }

    private static List<String> java(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(MACHINE);
        command.addAll(options);
        command.addAll(List.of("-cp", CLASS_PATH));
        return command;
    }

    /// An archive that does not fit is not used, and nothing is said of it: what a program says is looked at.
    private static List<String> options(Path archive) {
        return Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable") : List.of();
    }

    /// Starts a server once and lets it end, which writes down what it had loaded.
    private static Path kept() {
        Path archive = Path.of("target", "launched.jsa").toAbsolutePath();
        try {
            Files.deleteIfExists(archive);
            if (Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                    .allMatch(entry -> Files.isRegularFile(Path.of(entry)))) {
                keep(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return archive;
    }

    private static void keep(Path archive) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(archive.getParent(), "launched");
        Path said = folder.resolve("said.txt");
        List<String> command = java(List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:disable"));
        command.addAll(List.of("pitwall.cli.Fleets", "server", "--port", "0", "--sample-releases"));
        Process server = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            // On this thread: another one that looked at this class would wait for it to be there.
            long latest = System.nanoTime() + Launched.PATIENCE.toNanos();
            while (!Files.readString(said).contains("Fleet server ready")
                    && System.nanoTime() < latest
                    && !server.waitFor(50, TimeUnit.MILLISECONDS)) {}
            server.destroy();
            boolean unused = server.waitFor(Launched.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            server.destroyForcibly();
        }
    }

    /// The folder of everything that the build made of this room.
    private static Path own() {
        return Path.of("target").toAbsolutePath();
    }
}
