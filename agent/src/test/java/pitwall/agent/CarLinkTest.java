package pitwall.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;
import pitwall.protocol.CarFrame;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.GoingAway;
import pitwall.protocol.LinkProof;
import pitwall.protocol.Protocol;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;

final class CarLinkTest {
    private static final CarId CAR = new CarId("WBA-00041");
    private static final CarIdentity IDENTITY = CarIdentity.create(new SecureRandom());

    private final SteppedClock clock = SteppedClock.atFixtures();
    private final ScriptedServer server = new ScriptedServer();
    private final NodeBus bus = new NodeBus(clock);
    private final CarLink link = linkWithSkew(Duration.ZERO);

    @Test
    void aServerThatStopsSaysWhenToComeBack() {
        goOnline(0);
        int connections = server.lines.size();

        server.newest().listener.closed(Protocol.CLOSE_GOING_AWAY, new GoingAway(Duration.ofSeconds(20)).words());
        server.run();
        clock.advance(Duration.ofSeconds(19));
        link.tick();
        assertThat(server.lines).hasSize(connections);

        clock.advance(Duration.ofSeconds(2));
        link.tick();
        assertThat(server.lines).hasSize(connections + 1);
    }

    @Test
    void aChallengeIsAnsweredWithAProofOfTheKey() throws Exception {
        link.start();

        server.newest().say(new CarServerFrame.Challenge("n-1"));

        assertThat(server.newest().link).hasToString("wss://fleet.example:8443/api/v1/cars/WBA-00041/link");
        CarFrame.Hello hello = (CarFrame.Hello) server.newest().frames().getFirst();
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(hello.publicKey()))));
        check.update(LinkProof.text("n-1", CAR, 7));
        assertThat(check.verify(Base64.getDecoder().decode(hello.signature()))).isTrue();
        assertThat(hello.enrolment()).isEqualTo("let-me-in");
        assertThat(link.phase()).isEqualTo(LinkPhase.PROVING);
    }

    @Test
    void nothingIsSentBeforeTheServerHasSaidYes() {
        link.start();
        server.newest().say(new CarServerFrame.Challenge("n"));

        link.report(condition(), readings(), null);
        link.event("trip_started", null, Map.of());

        assertThat(server.newest().frames()).hasSize(1);
        accept(0);
        assertThat(server.newest().frames().subList(1, 3))
                .hasOnlyElementsOfTypes(CarFrame.Event.class, CarFrame.State.class);
    }

    @Test
    void sequencesAndMessageNumbersCountWithoutAHole() {
        goOnline(0);

        for (int i = 0; i < 5; i++) {
            link.report(condition(), readings(), null);
            link.event("trip_ended", null, Map.of());
            link.log(new LogMessage(LogLevel.INFO, "media", "line " + i));
            link.tick();
        }

        assertThat(sequences(server.newest())).containsExactlyElementsOf(upTo(15));
        assertThat(server.newest().received).extracting(Envelope::n).containsExactlyElementsOf(upTo(16));
    }

    @Test
    void onlyTheLatestStateLeavesWhenTheSocketWasBusy() {
        goOnline(0);
        server.stall(32);
        for (int speed = 1; speed <= 3; speed++) {
            link.report(condition(), speed(speed), null);
        }

        server.stall(0);
        link.tick();

        List<CarFrame> frames = server.newest().frames();
        assertThat(frames).hasSize(2);
        assertThat(((CarFrame.State) frames.getLast()).readings().speedKmh()).isEqualTo(3);
    }

    @Test
    void whatWasNotConfirmedIsSentAgainWithItsNumbersAfterACut() {
        goOnline(0);
        for (int i = 0; i < 4; i++) {
            link.event("trip_started", null, Map.of("i", Integer.toString(i)));
        }
        server.newest().say(new CarServerFrame.Ack(1));

        server.newest().end(CarTransport.BROKEN);
        link.event("trip_ended", null, Map.of());
        clock.advance(Duration.ofSeconds(1));
        link.tick();
        server.newest().say(new CarServerFrame.Challenge("n-2"));
        accept(2);

        assertThat(server.lines).hasSize(2);
        assertThat(sequences(server.newest())).containsExactly(3L, 4L, 5L);
    }

    @Test
    void aFrameTheServerNeverConfirmsIsSentAgainOnTheSameConnection() {
        goOnline(0);
        link.event("apply_start", null, Map.of());

        clock.advance(Duration.ofSeconds(31));
        link.tick();

        assertThat(sequences(server.newest())).containsExactly(1L, 1L);
    }

    @Test
    void aQuietServerIsAskedForLifeAndADeadOneIsLeft() {
        goOnline(0);

        clock.advance(Duration.ofSeconds(16));
        link.tick();
        link.tick();
        assertThat(server.newest().pings).isEqualTo(1);

        clock.advance(Duration.ofSeconds(20));
        link.tick();
        assertThat(server.newest().aborted).isTrue();
        assertThat(link.phase()).isEqualTo(LinkPhase.WAITING);
    }

    @Test
    void aPongKeepsTheConnection() {
        goOnline(0);

        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(16));
            link.tick();
            server.newest().listener.ponged();
            server.run();
        }

        assertThat(link.phase()).isEqualTo(LinkPhase.ONLINE);
        assertThat(server.newest().pings).isEqualTo(10);
    }

    @Test
    void aServerThatDoesNotAnswerTheProofIsLeftAfterTenSeconds() {
        link.start();
        server.newest().say(new CarServerFrame.Challenge("n"));

        clock.advance(Duration.ofSeconds(11));
        link.tick();

        assertThat(server.newest().aborted).isTrue();
        assertThat(link.phase()).isEqualTo(LinkPhase.WAITING);
    }

    @Test
    void aRefusedIdentityIsTriedAgainOnlyAfterTheBetterPartOfAMinute() {
        link.start();
        server.newest().end(Protocol.CLOSE_IDENTITY);

        clock.advance(Duration.ofSeconds(45));
        link.tick();
        assertThat(server.lines).hasSize(1);

        clock.advance(Duration.ofSeconds(30));
        link.tick();
        assertThat(server.lines).hasSize(2);
    }

    @Test
    void aNetworkThatIsBackIsUsedAtOnce() {
        link.start();
        for (int i = 0; i < 5; i++) {
            server.newest().end(CarTransport.BROKEN);
            clock.advance(Duration.ofSeconds(40));
            link.tick();
        }
        server.newest().end(CarTransport.BROKEN);

        link.hurry();

        assertThat(server.lines).hasSize(7);
    }

    @Test
    void aBacklogLeavesNoFasterThanTheServerAllows() {
        for (int i = 0; i < 300; i++) {
            link.event("trip_started", null, Map.of());
        }

        goOnline(0);
        assertThat(server.newest().frames()).hasSizeBetween(60, 62);

        clock.advance(Duration.ofSeconds(1));
        link.tick();
        assertThat(server.newest().frames()).hasSizeBetween(75, 77);
    }

    @Test
    void aFrameThatCannotBeReadEndsTheConnection() {
        goOnline(0);

        server.newest().listener.received("{\"v\":1,\"type\":\"nonsense\"}");
        server.run();

        assertThat(server.newest().closeCode).isEqualTo(Protocol.CLOSE_BAD_FRAME);
        assertThat(link.phase()).isEqualTo(LinkPhase.WAITING);
    }

    @Test
    void wordsOfAnOldConnectionAreIgnored() {
        goOnline(0);
        ScriptedServer.Line old = server.newest();
        old.end(CarTransport.BROKEN);
        clock.advance(Duration.ofSeconds(1));
        link.tick();

        old.say(new CarServerFrame.Challenge("late"));

        assertThat(link.phase()).isEqualTo(LinkPhase.CONNECTING);
    }

    @Test
    void aClockThatIsWrongIsReportedOnce() {
        CarLink skewed = linkWithSkew(Duration.ofSeconds(-50));
        skewed.start();
        server.newest().say(new CarServerFrame.Challenge("n"));
        accept(0);

        CarFrame.Event event = (CarFrame.Event) server.newest().frames().get(1);

        assertThat(event.kind()).isEqualTo("clock_skew");
        assertThat(event.reason()).isEqualTo(ReasonCode.CLOCK_SKEW);
        assertThat(event.fields()).containsEntry("skewMs", "-50000");
        assertThat(event.at()).isEqualTo(FleetFixtures.NOW.minusSeconds(50));
    }

    private CarLink linkWithSkew(Duration skew) {
        LinkSettings settings =
                new LinkSettings(URI.create("https://fleet.example:8443"), CAR, 7, IDENTITY, profile(), "let-me-in");
        return new CarLink(
                settings,
                server,
                server,
                new CarClock(clock, skew),
                new FrameCodec(),
                new SplittableRandom(1),
                LinkNode.news(bus));
    }

    private void goOnline(long lastSeq) {
        link.start();
        server.newest().say(new CarServerFrame.Challenge("n"));
        accept(lastSeq);
    }

    private void accept(long lastSeq) {
        server.newest().say(new CarServerFrame.Accepted(FleetFixtures.NOW, Duration.ofSeconds(5), lastSeq));
    }

    private static List<Long> sequences(ScriptedServer.Line line) {
        return line.frames().stream()
                .filter(frame -> !(frame instanceof CarFrame.Hello))
                .map(CarLinkTest::sequence)
                .toList();
    }

    private static long sequence(CarFrame frame) {
        return switch (frame) {
            case CarFrame.Hello hello -> 0;
            case CarFrame.State state -> state.seq();
            case CarFrame.Event event -> event.seq();
            case CarFrame.Log log -> log.seq();
        };
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static CarFrame.Profile profile() {
        return new CarFrame.Profile("Munich i4 41", "munich", "i4", 1, "agent-41", null, Map.of());
    }

    private static CarFrame.Condition condition() {
        return new CarFrame.Condition(
                Motion.PARKED,
                Workload.RUNNING,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                Convergence.CONVERGED,
                "4.2.1",
                null,
                null);
    }

    private static CarFrame.Readings readings() {
        return speed(0);
    }

    private static CarFrame.Readings speed(int kmh) {
        return new CarFrame.Readings(48.1, 11.5, 90, kmh, 74, false, null, 41, 12, 50, 40, 90, 100L);
    }
}
