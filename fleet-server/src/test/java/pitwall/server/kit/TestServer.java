package pitwall.server.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.CreateUser;
import pitwall.server.FirstStartSecrets;
import pitwall.server.FleetServer;
import pitwall.server.ServerSettings;
import pitwall.server.release.ReleaseLimits;
import pitwall.server.trace.Traces;

/// A server in a temporary folder, with its administrator signed in.
public final class TestServer implements AutoCloseable {
    public static final String ENROLMENT_KEY = "test-enrolment-key";
    public static final String PASSWORD = "correct horse battery";

    private final ServerSettings settings;
    private final InstantSource clock;
    private final @Nullable Traces traces;
    private final String adminPassword;
    private FleetServer server;
    private Person admin;

    private TestServer(ServerSettings settings, InstantSource clock, @Nullable Traces traces) {
        this.settings = settings;
        this.clock = clock;
        this.traces = traces;
        this.server = opened(settings);
        this.adminPassword = server.firstStartSecrets()
                .flatMap(FirstStartSecrets::adminPassword)
                .orElseThrow();
        this.admin = Person.stranger(server.baseUri()).signIn(FirstStartSecrets.ADMIN, adminPassword);
    }

    private FleetServer opened(ServerSettings where) {
        return traces == null ? FleetServer.start(where, clock) : FleetServer.start(where, clock, traces);
    }

    /// Its spans go where the test can see them.
    public static TestServer traced(Path folder, Traces traces) {
        return new TestServer(settings(TestDatabase.SQLITE, folder), InstantSource.system(), traces);
    }

    public static TestServer start(Path folder) {
        return start(folder, InstantSource.system(), settings -> settings);
    }

    public static TestServer start(Path folder, InstantSource clock, UnaryOperator<ServerSettings> change) {
        return start(TestDatabase.SQLITE, folder, clock, change);
    }

    public static TestServer start(TestDatabase database, Path folder) {
        return start(database, folder, InstantSource.system(), settings -> settings);
    }

    public static TestServer start(
            TestDatabase database, Path folder, InstantSource clock, UnaryOperator<ServerSettings> change) {
        return new TestServer(change.apply(settings(database, folder)), clock, null);
    }

    private static ServerSettings settings(TestDatabase database, Path folder) {
        return ServerSettings.of(database.location(folder))
                .withSecretKey(new byte[32])
                .withEnrolmentKey(ENROLMENT_KEY)
                .withPasswordIterations(1_000)
                .withTick(Duration.ofMillis(200))
                .withLimits(new ServerSettings.Limits(10_000, 100_000, 300, 10_000))
                .withArtifacts(new ServerSettings.Artifacts(
                        Optional.of(folder.resolve("releases")),
                        new ReleaseLimits(1_000_000, 100_000_000, 100_000_000)))
                .withEnvironment("TEST", true);
    }

    /// Stops the server and starts it again on the same database.
    public void restart() {
        restart(() -> {});
    }

    /// The same with something happening while it is off.
    public void restart(Runnable meanwhile) {
        int port = uri().getPort();
        server.close();
        meanwhile.run();
        server = opened(settings.withPort(port));
        admin = Person.stranger(server.baseUri()).signIn(FirstStartSecrets.ADMIN, adminPassword);
    }

    public ServerSettings settings() {
        return settings;
    }

    public FleetServer server() {
        return server;
    }

    /// Where its data is.
    public String location() {
        return settings.database();
    }

    public URI uri() {
        return server.baseUri();
    }

    public Person admin() {
        return admin;
    }

    /// Everything that stands in the files of a folder, bytes taken as letters.
    public static String filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Creates somebody and signs them in.
    public Person person(String name, Role role, @Nullable Scope scope) {
        admin.post("/api/v1/users", new CreateUser(name, PASSWORD, role, scope));
        return Person.stranger(uri()).signIn(name, PASSWORD);
    }

    /// Creates a car over REST.
    public void createCar(String id, String region) {
        Person.Reply reply =
                admin.post("/api/v1/cars", new CreateCar(id, null, region, "i4", null, null, null, "4.2.0", null));
        if (reply.status() != 201) {
            throw new AssertionError("not created: " + reply);
        }
    }

    /// A car that enrolled itself and reported once.
    public TestCar joinedCar(String id) {
        TestCar car = new TestCar(uri(), id);
        car.join(1, ENROLMENT_KEY);
        car.report(clock.instant(), TestCar.healthy(), 80);
        car.awaitAck(1);
        return car;
    }

    @Override
    public void close() {
        server.close();
    }
}
