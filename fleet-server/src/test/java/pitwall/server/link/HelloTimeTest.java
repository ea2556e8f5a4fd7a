package pitwall.server.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.FreshnessPolicy;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.server.audit.AuditParts;
import pitwall.server.audit.HeadKeys;
import pitwall.server.kit.TestCar;
import pitwall.server.live.LocalEventLog;
import pitwall.server.logs.LogParts;
import pitwall.server.logs.LogSettings;
import pitwall.server.logs.RedactionRules;
import pitwall.server.logs.Redactor;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;
import pitwall.server.storage.Secrets;
import pitwall.testing.SteppedClock;

/// How long a car may take to say who it is, and that a server which takes its time does not blame the car.
class HelloTimeTest {
    private static final FrameCodec CODEC = new FrameCodec();
    private static final String ENROLMENT_KEY = "enrol-me";
    private static final long LATE = Duration.ofSeconds(11).toNanos();

    @TempDir
    Path folder;

    private final SteppedClock clock = SteppedClock.atFixtures();
    private final TestCar car = new TestCar(URI.create("http://nowhere.invalid"), "car-1");
    private final Wire wire = new Wire();
    private Database database;
    private FleetWriter writer;
    private CarLinks links;
    private boolean busy = true;

    @BeforeEach
    void openServer() {
        database = Database.open(folder.resolve("fleet.db").toString());
        // It takes nothing before it is started, like one that is busy.
        writer = new FleetWriter(database, new LocalEventLog("e", 100, 1_000_000), 10, clock);
        Redactor redactor = new Redactor(new byte[32]);
        links = new CarLinks(
                writer,
                new CarRegistry(FreshnessPolicy.DEFAULT, clock.instant()),
                LogParts.open(LogSettings.DEFAULT, RedactionRules.SHIPPED, redactor, database, clock),
                Secrets.hash(ENROLMENT_KEY),
                AuditParts.open(database, HeadKeys.of(new byte[32]), redactor),
                FreshnessPolicy.DEFAULT.heartbeat(),
                clock);
    }

    @AfterEach
    void closeServer() {
        if (!busy) {
            writer.close();
        }
        database.close();
    }

    private void hasTimeAgain() {
        busy = false;
        writer.start();
        // What was queued before is on disk and told when this is.
        writer.write(draft -> true);
    }

    @Test
    void aCarThatSaysNothingIsSentAway() throws BadFrameException {
        links.open(car.id(), wire);

        links.endSpeechless(System.nanoTime() + LATE);

        assertThat(wire.last())
                .isInstanceOfSatisfying(
                        CarServerFrame.Refusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("NO_HELLO"));
        assertThat(wire.closed).containsExactly("4422 NO_HELLO");
    }

    @Test
    void aCarHasTenSecondsForItsHello() throws BadFrameException {
        links.open(car.id(), wire);

        links.endSpeechless(System.nanoTime());

        assertThat(wire.last()).isInstanceOf(CarServerFrame.Challenge.class);
        assertThat(wire.closed).isEmpty();
    }

    @Test
    void aCarWhoseHelloWaitsForABusyWriterIsLetIn() throws BadFrameException {
        CarLink link = links.open(car.id(), wire);
        link.onText(hello());

        links.endSpeechless(System.nanoTime() + LATE);
        assertThat(wire.closed).isEmpty();
        hasTimeAgain();

        assertThat(wire.last()).isInstanceOf(CarServerFrame.Accepted.class);
        assertThat(links.size()).isEqualTo(1);
    }

    private String hello() throws BadFrameException {
        CarServerFrame.Challenge challenge = (CarServerFrame.Challenge) wire.last();
        CarFrame.Hello hello = car.hello(challenge.nonce(), 1, ENROLMENT_KEY);
        return CODEC.encode(new Envelope<>(1, Instant.EPOCH, null, hello));
    }

    /// Keeps what the server sent.
    private static final class Wire implements LinkSocket {
        private final List<String> sent = new ArrayList<>();
        private final List<String> closed = new ArrayList<>();

        @Override
        public void send(String text) {
            sent.add(text);
        }

        @Override
        public void close(int code, String reason) {
            closed.add(code + " " + reason);
        }

        CarServerFrame last() throws BadFrameException {
            return CODEC.readCarServer(sent.getLast()).frame();
        }
    }
}
