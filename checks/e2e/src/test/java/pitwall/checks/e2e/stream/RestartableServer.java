package pitwall.checks.e2e.stream;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;

/// The real server on a free port, with a database that survives its restarts.
public final class RestartableServer implements AutoCloseable {
    public static final String ENROLMENT_KEY = "an-enrolment-key-for-tests-only-0123456789";
    private static final int FEW_ITERATIONS = 1_000;
    private static final int NO_LIMIT = 1_000_000;

    private final ServerSettings settings;
    private final InstantSource clock;
    private final String password;
    private FleetServer server;

    public RestartableServer(Path folder) {
        this(folder, InstantSource.system(), usual -> usual);
    }

    /// @param change what is to be other than in most tests
    public RestartableServer(Path folder, InstantSource clock, UnaryOperator<ServerSettings> change) {
        this.clock = clock;
        settings = change.apply(ServerSettings.of(folder.resolve("fleet.db").toString())
                .withEnvironment("TEST", true)
                .withEnrolmentKey(ENROLMENT_KEY)
                .withPasswordIterations(FEW_ITERATIONS)
                .withLimits(new ServerSettings.Limits(NO_LIMIT, NO_LIMIT, NO_LIMIT)));
        server = FleetServer.start(settings, clock);
        password = server.firstStartSecrets()
                .flatMap(FirstStartSecrets::adminPassword)
                .orElseThrow();
    }

    public URI uri() {
        return server.baseUri();
    }

    public int port() {
        return uri().getPort();
    }

    public char[] password() {
        return password.toCharArray();
    }

    /// Gives it releases that can be rolled out; they survive its restarts.
    public void publishReleases() {
        server.publishSampleReleases();
    }

    /// Gives the server the outlines of the cities that simulated cars drive in.
    public void publishRegions() {
        server.publishSampleRegions();
    }

    /// Comes back on the same port with the same cars and another epoch.
    void restart() {
        comeBack(stop());
    }

    /// Stays away until [#restart] or [#comeBack].
    public int stop() {
        int port = port();
        server.close();
        return port;
    }

    public void comeBack(int port) {
        comeBack(port, usual -> usual);
    }

    /// Comes back as another kind of server.
    public void comeBack(int port, UnaryOperator<ServerSettings> change) {
        server = FleetServer.start(change.apply(settings.withPort(port)), clock);
    }

    @Override
    public void close() {
        server.close();
    }
}
