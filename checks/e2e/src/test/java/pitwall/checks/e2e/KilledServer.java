package pitwall.checks.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// `fleets server` as a real process on one port and one database, killed with SIGKILL and started again. Owned by
/// the test's thread.
final class KilledServer implements AutoCloseable {
    static final String ENROLMENT_KEY = "a-key-for-cars-that-nobody-knows";

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Pattern PASSWORD = Pattern.compile("with the password (\\S+) and change it");

    private final Path folder;
    private final int port;
    private final List<String> more;
    private final List<String> said = new ArrayList<>();
    private Launched process;
    private final String password;

    /// @param more flags than it always has
    KilledServer(Path folder, String... more) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.more = List.of(more);
        Files.writeString(folder.resolve("enrolment.key"), ENROLMENT_KEY);
        port = freePort();
        process = launch();
        process.ready();
        Awaitility.await().until(() -> !process.match(PASSWORD).isEmpty());
        password = process.match(PASSWORD);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The administrator's view; the same after every restart.
    ServerView admin() {
        return new ServerView(uri(), password);
    }

    void killAndRestart() throws IOException, InterruptedException {
        kill();
        restart();
    }

    void kill() throws InterruptedException {
        process.kill();
        said.addAll(process.out);
        said.addAll(process.err);
    }

    void restart() throws IOException {
        process = launch();
        process.ready();
    }

    /// Asks until somebody answers: a server that was just killed does not.
    static <T> T stubborn(Supplier<T> question) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(failure -> failure.getCause() instanceof IOException)
                .until(question::get, answer -> true);
    }

    /// All that it wrote so far, before and after it was killed.
    List<String> said() {
        return Stream.of(said, process.out, process.err).flatMap(List::stream).toList();
    }

    private Launched launch() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "server",
                "--port",
                Integer.toString(port),
                "--enrolment-key-file",
                "enrolment.key",
                "--sample-releases",
                "--writes-per-minute",
                "6000"));
        arguments.addAll(more);
        return Launched.fleets(folder, arguments.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
