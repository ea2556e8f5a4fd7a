package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.testing.Seeds;
import pitwall.testing.SteppedClock;

/// N5: 300 consoles lose the same server in the same moment. Their attempts to come back are spread, however long the
/// server is away, and all of them end with the present picture.
final class ThunderingHerdTest {
    private static final int CONSOLES = 300;
    private static final Duration STEP = Duration.ofMillis(50);
    /// How often consoles look while nobody counts what they do.
    private static final Duration LONG_STEP = Duration.ofMillis(250);

    private final Seeds seeds = Seeds.announced("a herd of consoles");
    private final SteppedClock clock = SteppedClock.atFixtures();
    private final ScriptedFleet fleet = new ScriptedFleet(seeds.generator(), 12);
    private final List<Member> herd =
            IntStream.range(0, CONSOLES).mapToObj(Member::new).toList();
    private final List<Instant> attempts = new ArrayList<>();

    @Test
    void afterAShortAbsenceTheFirstAttemptsFillTheFirstHalfSecond() {
        goLive();
        lose();
        pass(Duration.ofMillis(550));

        Map<Long, Integer> windows = attemptsIn(Duration.ofMillis(100));
        assertThat(attempts).hasSizeGreaterThanOrEqualTo(CONSOLES);
        assertThat(windows.values()).as("of 300, in any 100 ms: %s", windows).allMatch(count -> count < 120);

        comeBack();
        allAreLiveWithin(Duration.ofSeconds(3));
    }

    @Test
    void afterTwoMinutesNoMoreThanTheirNumberASecondComeAndAllAreBackWithinThreeSeconds() {
        goLive();
        lose();
        stayAway(Duration.ofMinutes(2));
        attempts.clear();
        pass(Duration.ofSeconds(10));

        Map<Long, Integer> seconds = attemptsIn(Duration.ofSeconds(1));
        assertThat(seconds.values())
                .as("attempts in any second: %s", seconds)
                .allMatch(count -> count < 1.2 * CONSOLES);

        comeBack();
        allAreLiveWithin(Duration.ofSeconds(3));
    }

    @Test
    void afterEightMinutesSomeTwentyASecondComeAndAllAreBackWithinHalfAMinute() {
        goLive();
        lose();
        stayAway(Duration.ofMinutes(8));
        attempts.clear();
        pass(Duration.ofSeconds(30));

        Map<Long, Integer> seconds = attemptsIn(Duration.ofSeconds(1));
        assertThat(attempts.size()).as("attempts in half a minute").isBetween(CONSOLES, 3 * CONSOLES);
        assertThat(seconds.values()).as("attempts in any second: %s", seconds).allMatch(count -> count < CONSOLES / 5);

        comeBack();
        allAreLiveWithin(Duration.ofSeconds(31));
    }

    private void goLive() {
        herd.forEach(member -> member.loop.start(null));
        allAreLiveWithin(Duration.ofSeconds(2));
        attempts.clear();
    }

    private void lose() {
        herd.forEach(member -> {
            member.link.refuse(true);
            member.link.cut();
        });
    }

    /// Another life of the server, with other cars.
    private void comeBack() {
        fleet.restart();
        fleet.step(clock.instant());
        herd.forEach(member -> member.link.refuse(false));
    }

    private void pass(Duration time) {
        pass(time, STEP);
    }

    private void stayAway(Duration time) {
        pass(time, LONG_STEP);
    }

    private void pass(Duration time, Duration step) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            clock.advance(step);
            herd.forEach(Member::step);
        }
    }

    private void allAreLiveWithin(Duration limit) {
        Instant end = clock.instant().plus(limit);
        while (!herd.stream().allMatch(Member::isUpToDate) && clock.instant().isBefore(end)) {
            pass(STEP);
        }
        assertThat(herd).allMatch(Member::isUpToDate);
        assertThat(herd).allSatisfy(member -> assertThat(member.cars()).isEqualTo(fleet.cars()));
    }

    /// How many attempts fall into each window.
    private Map<Long, Integer> attemptsIn(Duration window) {
        Map<Long, Integer> counts = new TreeMap<>();
        attempts.forEach(at -> counts.merge(at.toEpochMilli() / window.toMillis(), 1, Integer::sum));
        return counts;
    }

    /// One console of many; says when it tries to connect.
    private final class Member implements EventSource {
        private final Deque<LinkEvent> arrived = new ArrayDeque<>();
        private final ScriptedLink link = new ScriptedLink(fleet, clock);
        private final FleetLoop loop;
        private FleetFrame last = FleetFrame.NOTHING;

        Member(int number) {
            loop = new FleetLoop(
                    new FleetSettings("test", "test " + number, FleetView.EVERYTHING),
                    this,
                    new FleetOutlets(frame -> last = frame, FleetRecorder.NONE, correlation -> {}),
                    seeds.schedule(number).generator(),
                    clock,
                    arrived::add);
        }

        private void step() {
            link.answer();
            link.tell();
            do {
                while (!arrived.isEmpty()) {
                    loop.handle(arrived.removeFirst());
                }
                link.deliver();
            } while (!arrived.isEmpty());
            loop.tick();
        }

        private boolean isUpToDate() {
            return last.freshness().mode() == ConsoleMode.LIVE
                    && fleet.epoch().equals(last.epoch())
                    && last.sequence() == fleet.head();
        }

        private Map<CarId, Car> cars() {
            Map<CarId, Car> cars = new HashMap<>();
            last.snapshot().forEach(car -> cars.put(car.id(), car));
            return cars;
        }

        @Override
        public void open(long connection, Consumer<LinkEvent> events) {
            attempts.add(clock.instant());
            link.open(connection, events);
        }

        @Override
        public void send(Envelope<ClientFrame> message) {
            link.send(message);
        }

        @Override
        public void close() {
            link.close();
        }
    }
}
