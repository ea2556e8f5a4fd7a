package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import pitwall.client.AccessTokens;
import pitwall.client.CommandOutcome;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetClient;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.FleetRecorder;
import pitwall.client.FleetSettings;
import pitwall.client.FleetView;
import pitwall.client.LiveSource;
import pitwall.client.OsTrust;
import pitwall.client.SeenLog;
import pitwall.client.ServerTrust;
import pitwall.client.SessionInfo;
import pitwall.client.rest.LiveCommands;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInOutcome;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SessionSecrets;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;

/// A console without a screen: all of the client as the program wires it, and every picture it showed. Checks
/// with each frame that the sequence does not go back and that no log line comes twice. Thread-safe.
public final class TestConsole implements AutoCloseable {
    /// What was shown at one sequence of one epoch.
    public record Moment(String epoch, long sequence) {}

    /// Read once: a test may have many consoles.
    private static final ServerTrust TRUST = trust();

    private final ServerConnection connection;
    private final SignInService signIn;
    private final FleetClient client;
    private final LiveCommands commands;
    private final AtomicReference<FleetFrame> last = new AtomicReference<>(FleetFrame.NOTHING);
    private final Map<Moment, Map<CarId, Car>> shown = new ConcurrentHashMap<>();
    private final Map<SeenLog, Integer> logs = new ConcurrentHashMap<>();
    private final AtomicReference<String> fault = new AtomicReference<>("");

    /// @param stream where the stream is reached, which may be a bad network
    public TestConsole(RestartableServer server, URI stream, long seed) {
        connection = new ServerConnection(server.uri(), TRUST);
        signIn = new SignInService(connection, new SessionSecrets(), "sign-in", InstantSource.system());
        assertThat(signIn.signIn("admin", server.password()).join()).isInstanceOf(SignInOutcome.SignedIn.class);
        client = new FleetClient(
                new FleetSettings(stream.toString(), "test console", FleetView.EVERYTHING),
                new LiveSource(stream, signIn, TRUST, InstantSource.system()),
                FleetRecorder.NONE,
                new SplittableRandom(seed),
                InstantSource.system());
        commands = new LiveCommands(connection, signIn, client::latest);
        client.onEffect(commands::seen);
        client.start(this::take, Optional::empty);
    }

    public FleetFrame frame() {
        return last.get();
    }

    public FleetClient client() {
        return client;
    }

    /// An access token of whoever is signed in here.
    String token() {
        return switch (signIn.current()) {
            case AccessTokens.Access.Granted(String token) -> token;
            case AccessTokens.Access.SignInNeeded(), AccessTokens.Access.Unreachable() ->
                throw new IllegalStateException("nobody is signed in");
        };
    }

    public ConsoleMode mode() {
        return frame().freshness().mode();
    }

    Map<CarId, Car> cars() {
        return cars(frame());
    }

    /// A car that must be there.
    Car car(String id) {
        return Optional.ofNullable(cars().get(new CarId(id))).orElseThrow();
    }

    /// Who is signed in, which must be known.
    SessionInfo session() {
        return Optional.ofNullable(frame().session()).orElseThrow();
    }

    /// Every picture that was shown.
    public Map<Moment, Map<CarId, Car>> shown() {
        return shown;
    }

    int logLines() {
        return logs.size();
    }

    CommandOutcome submit(FleetCommand command) {
        return commands.submit(command).join();
    }

    public FleetFrame await(Duration limit, Predicate<FleetFrame> condition) {
        Awaitility.await()
                .atMost(limit)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(condition.test(frame()))
                        .as("at %s %s, %s", frame().epoch(), frame().sequence(), frame().freshness())
                        .isTrue());
        return frame();
    }

    public FleetFrame awaitLive(Duration limit) {
        return await(limit, frame -> frame.freshness().mode() == ConsoleMode.LIVE);
    }

    /// Fails if any frame broke a rule.
    public void check() {
        assertThat(fault.get()).isEmpty();
    }

    @Override
    public void close() {
        client.close();
        signIn.close();
        connection.close();
    }

    private static ServerTrust trust() {
        try {
            return OsTrust.with(Optional.empty());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(FleetFrame frame) {
        FleetFrame before = last.getAndSet(frame);
        String epoch = frame.epoch();
        if (epoch == null) {
            return;
        }
        if (epoch.equals(before.epoch()) && frame.sequence() < before.sequence()) {
            fault.compareAndSet("", "the sequence went back from " + before.sequence() + " to " + frame.sequence());
        }
        for (SeenLog log : frame.logs()) {
            if (logs.merge(log, 1, Integer::sum) > 1) {
                fault.compareAndSet("", "twice: " + log);
            }
        }
        if (!frame.changes().isEmpty()) {
            shown.put(new Moment(epoch, frame.sequence()), cars(frame));
        }
    }

    private static Map<CarId, Car> cars(FleetFrame frame) {
        Map<CarId, Car> cars = new HashMap<>();
        frame.snapshot().forEach(car -> cars.put(car.id(), car));
        return cars;
    }
}
