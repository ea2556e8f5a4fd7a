package pitwall.checks.e2e.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import pitwall.client.AccessTokens;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetBoard;
import pitwall.client.FleetClient;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.FleetRecorder;
import pitwall.client.FleetSettings;
import pitwall.client.FleetSnapshot;
import pitwall.client.FleetView;
import pitwall.client.LiveSource;
import pitwall.client.OsTrust;
import pitwall.client.SeenLog;
import pitwall.client.ServerTrust;
import pitwall.client.SessionInfo;
import pitwall.client.rest.Asking;
import pitwall.client.rest.AuditReading;
import pitwall.client.rest.LiveCommands;
import pitwall.client.rest.ServerConnection;
import pitwall.client.rest.SignInOutcome;
import pitwall.client.rest.SignInService;
import pitwall.client.secrets.SessionSecrets;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Role;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.Json;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CreateUser;

/// A console without a screen: all of the client as the program wires it, and every picture it showed. Checks
/// with each frame that the sequence does not go back and that no log line comes twice. Thread-safe.
public final class TestConsole implements AutoCloseable {
    /// What was shown at one sequence of one epoch.
    public record Moment(String epoch, long sequence) {}

    /// Read once: a test may have many consoles.
    static final ServerTrust TRUST = trust();

    private final ServerConnection connection;
    private final SignInService signIn;
    private final FleetClient client;
    private final LiveCommands commands;
    private final AtomicReference<FleetFrame> last = new AtomicReference<>(FleetFrame.NOTHING);
    private final Map<Moment, Map<CarId, Car>> shown = new ConcurrentHashMap<>();
    private final Map<Moment, FleetBoard> boards = new ConcurrentHashMap<>();
    private final Map<String, Integer> decisions = new ConcurrentHashMap<>();
    private final Map<SeenLog, Integer> logs = new ConcurrentHashMap<>();
    private final AtomicReference<String> fault = new AtomicReference<>("");

    /// A console of the administrator that shows cars and logs.
    ///
    /// @param stream where the stream is reached, which may be a bad network
    public TestConsole(RestartableServer server, URI stream, long seed) {
        this(server, stream, seed, new Seat("admin", server.password(), FleetView.EVERYTHING));
    }

    /// Who sits there, and what they want to see.
    public record Seat(String user, char[] password, FleetView view) {}

    /// @param stream where the stream is reached, which may be a bad network
    public TestConsole(RestartableServer server, URI stream, long seed, Seat seat) {
        connection = new ServerConnection(server.uri(), TRUST);
        signIn = new SignInService(connection, new SessionSecrets(), "sign-in", InstantSource.system());
        assertThat(signIn.signIn(seat.user(), seat.password()).join()).isInstanceOf(SignInOutcome.SignedIn.class);
        client = new FleetClient(
                new FleetSettings(stream.toString(), "test console", seat.view()),
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

    /// What this console asks of the audit trail.
    AuditReading audit() {
        return new AuditReading(new Asking(connection, signIn));
    }

    /// Creates somebody, which the person at this console must be allowed to do.
    void createUser(URI server, String name, String password, Role role) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/v1/users"))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.text(new CreateUser(name, password, role, null))))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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

    /// Every board that was shown.
    Map<Moment, FleetBoard> boards() {
        return boards;
    }

    FleetBoard board() {
        return frame().snapshot().board();
    }

    /// How far cars came with their newest updates.
    Map<CarId, UpdateProgress> updates() {
        Map<CarId, UpdateProgress> updates = new HashMap<>();
        FleetSnapshot snapshot = frame().snapshot();
        for (int slot = 0; slot < snapshot.slots(); slot++) {
            UpdateProgress update = snapshot.updateAt(slot);
            if (update != null) {
                updates.put(update.car(), update);
            }
        }
        return updates;
    }

    /// Decisions of rollouts that were told.
    int decisions() {
        return decisions.size();
    }

    int logLines() {
        return logs.size();
    }

    CommandOutcome submit(FleetCommand command) {
        return commands.submit(command).join();
    }

    /// How far a command came, up to its end.
    List<CommandState> follow(FleetCommand command, Duration limit) {
        List<CommandState> states = new CopyOnWriteArrayList<>();
        commands.follow(command, states::add);
        Awaitility.await()
                .atMost(limit)
                .until(() -> !states.isEmpty() && states.getLast().isEnd());
        return states;
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
        for (FleetEvent.News news : frame.changes().news()) {
            if (news instanceof FleetEvent.RolloutDecided decided
                    && decided.decision() != null
                    && decisions.merge(
                                    decided.rollout() + " " + decided.decision().number(), 1, Integer::sum)
                            > 1) {
                fault.compareAndSet("", "twice: " + decided);
            }
        }
        if (!frame.changes().isEmpty()) {
            boards.put(new Moment(epoch, frame.sequence()), frame.snapshot().board());
            shown.put(new Moment(epoch, frame.sequence()), cars(frame));
        }
    }

    static Map<CarId, Car> cars(FleetFrame frame) {
        Map<CarId, Car> cars = new HashMap<>();
        frame.snapshot().forEach(car -> cars.put(car.id(), car));
        return cars;
    }
}
