package pitwall.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static pitwall.cache.CacheFixture.NOON;
import static pitwall.cache.CacheFixture.SESSION;
import static pitwall.cache.CacheFixture.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.FleetBoard;
import pitwall.client.SeenPicture;
import pitwall.client.SessionInfo;
import pitwall.client.past.CarFilter;
import pitwall.client.past.PastEvent;
import pitwall.client.past.PastFleet;
import pitwall.client.past.Span;
import pitwall.fleet.Car;
import pitwall.fleet.Scope;
import pitwall.testing.SteppedClock;

/// What nobody here saw is asked of the server where somebody looks; what was seen stays.
class PastFillerTest {
    private static final Instant BACK = NOON.plus(Duration.ofHours(2));
    private static final Instant NEVER = Instant.MAX;

    @TempDir
    private Path folder;

    private final byte[] secret = CacheKey.newSecret();
    private final CacheFixture.Mark mark = new CacheFixture.Mark();
    private final SteppedClock clock = new SteppedClock(BACK);
    private final AtomicInteger more = new AtomicInteger();

    private FleetCache open() {
        return FleetCache.open(folder, CacheKey.from(secret), mark, Retention.DEFAULT, clock);
    }

    /// Seen at noon and two hours later, with batteries as no server tells them.
    private static void see(FleetCache cache) {
        cache.recorder().picture(SESSION, SeenPicture.ofCars("e1", 0, NOON, fleet(2)));
        cache.recorder().unchanged(NOON.plusSeconds(10));
        cache.history().flushNow().join();
        cache.recorder().picture(SESSION, SeenPicture.ofCars("e1", 9, BACK, fleet(4)));
        cache.history().flushNow().join();
    }

    private PastFiller filler(FleetCache cache, ToldServer server) {
        return new PastFiller(cache.history(), server, () -> Optional.of(SESSION), clock);
    }

    private void look(PastFiller filler, Duration back) {
        filler.look(BACK.minus(back), BACK, more::incrementAndGet);
    }

    private static PastFleet at(FleetCache cache, long second) {
        return cache.history().at(NOON.plusSeconds(second)).join();
    }

    private static int size(FleetCache cache, long second) {
        return ((PastFleet.Seen) at(cache, second)).snapshot().size();
    }

    private static boolean knowsBoard(FleetCache cache, long second) {
        return ((PastFleet.Seen) at(cache, second)).snapshot().board().known();
    }

    private static int battery(FleetCache cache, long second) {
        Car car = Objects.requireNonNull(
                ((PastFleet.Seen) at(cache, second)).snapshot().at(0));
        return Objects.requireNonNull(car.vitals().batteryPercent());
    }

    private static List<Span> spans(FleetCache cache) {
        return cache.history().coverage(NOON, BACK).join();
    }

    @Test
    void aGapIsFilledCoarseFirstThenFinely() {
        ToldServer server = new ToldServer(NEVER, NEVER);
        try (FleetCache cache = open()) {
            see(cache);
            look(filler(cache, server), Duration.ofHours(2));

            await().until(() -> more.get() == 4);
            assertThat(server.asked.getFirst()).isEqualTo(60);
            assertThat(server.asked.getLast()).isEqualTo(10);
            assertThat(spans(cache))
                    .containsExactly(
                            new Span(NOON, NOON.plusSeconds(10)),
                            new Span(NOON.plusSeconds(20), BACK.minusSeconds(1), true),
                            new Span(BACK, BACK));
            assertThat(knowsBoard(cache, 5)).isTrue();
            assertThat(knowsBoard(cache, 7_200)).isTrue();
            for (long second : new long[] {30, 45, 899, 900, 901, 3_599, 3_600, 5_000, 7_199}) {
                assertThat(size(cache, second)).isEqualTo(3);
                assertThat(knowsBoard(cache, second)).isFalse();
                assertThat(battery(cache, second))
                        .as("after " + second)
                        .isEqualTo(ToldServer.battery(NOON.getEpochSecond() + second));
                PastFleet.Seen seen = (PastFleet.Seen) at(cache, second);
                assertThat(seen.figuresAt()).isEqualTo(NOON.plusSeconds(second / 10 * 10));
            }
            assertThat(size(cache, 5)).isEqualTo(2);
            assertThat(at(cache, 15)).isInstanceOf(PastFleet.NotSeen.class);
            assertThat(size(cache, 7_200)).isEqualTo(4);
        }
    }

    @Test
    void rolloutsAndAlarmsAreShownAsTheServerHadThemAlsoWithoutIt() {
        ToldServer server = new ToldServer(NEVER, NEVER);
        server.knowsTheBoard();
        try (FleetCache cache = open()) {
            see(cache);
            look(filler(cache, server), Duration.ofHours(2));
            await().until(() -> more.get() == 4);
            assertBoards(cache);
        }
        try (FleetCache cache = open()) {
            assertBoards(cache);
            List<PastEvent> events = cache.history()
                    .between(NOON.plusSeconds(100), BACK.minusSeconds(100), CarFilter.ALL)
                    .join()
                    .events();
            assertThat(events.stream().filter(PastEvent.AlarmCame.class::isInstance))
                    .extracting(PastEvent::at)
                    .containsExactly(
                            NOON.plusSeconds(1_000),
                            NOON.plusSeconds(3_000),
                            NOON.plusSeconds(5_000),
                            NOON.plusSeconds(7_000));
            assertThat(events.stream().filter(PastEvent.RolloutMoved.class::isInstance))
                    .extracting(PastEvent::at)
                    .containsExactly(NOON.plusSeconds(3_600));
        }
    }

    private static void assertBoards(FleetCache cache) {
        for (long second :
                new long[] {30, 45, 899, 900, 999, 1_000, 1_999, 2_000, 3_599, 3_600, 4_199, 4_200, 5_555, 7_199}) {
            FleetBoard board = ((PastFleet.Seen) at(cache, second)).snapshot().board();
            long step = NOON.getEpochSecond() + second / 10 * 10;
            assertThat(board.known()).as("after " + second).isTrue();
            assertThat(board.rollouts()).as("after " + second).containsExactly(ToldServer.rollout(step));
            assertThat(board.alarms().alarms())
                    .as("after " + second)
                    .isEqualTo(ToldServer.isAlarmed(step) ? List.of(ToldServer.alarm(step)) : List.of());
        }
    }

    @Test
    void whatWasToldOfCarsAloneGivesWayToTheWholeAndNotTheOtherWayRound() {
        ToldServer server = new ToldServer(NEVER, NEVER);
        try (FleetCache cache = open()) {
            see(cache);
            look(filler(cache, server), Duration.ofHours(2));
            await().until(() -> more.get() == 4);
            assertThat(knowsBoard(cache, 3_000)).isFalse();

            server.knowsTheBoard();
            look(filler(cache, server), Duration.ofHours(2));
            await().until(() -> more.get() == 6);
            assertBoards(cache);

            ToldServer older = new ToldServer(NEVER, NEVER);
            look(filler(cache, older), Duration.ofHours(2));
            await().until(() -> older.asked.contains(10L));
            look(filler(cache, older), Duration.ofHours(2));
            cache.history().flushNow().join();
            assertBoards(cache);
        }
    }

    /// A server that was brought up to date within the hour.
    @Test
    void aBoardIsShownFromWhereTheServerKnewIt() {
        ToldServer server = new ToldServer(NOON.plusSeconds(1_000), NOON.plusSeconds(2_000));
        server.knowsTheBoardSince(NOON.plusSeconds(1_500));
        try (FleetCache cache = open()) {
            see(cache);
            look(filler(cache, server), Duration.ofHours(2));
            await().until(() -> more.get() == 4);

            assertThat(knowsBoard(cache, 985)).isFalse();
            assertThat(size(cache, 985)).isEqualTo(3);
            assertThat(knowsBoard(cache, 2_015)).isTrue();
        }
    }

    @Test
    void whatWasToldStaysWithoutAServerAndIsNotReplacedByCoarserSteps() {
        try (FleetCache cache = open()) {
            see(cache);
            look(filler(cache, new ToldServer(NEVER, NEVER)), Duration.ofHours(2));
            await().until(() -> more.get() == 4);
        }

        try (FleetCache cache = open()) {
            ToldServer coarse = new ToldServer(NEVER, NEVER);
            look(filler(cache, coarse), Duration.ofHours(20));
            await().until(() -> coarse.asked.size() >= 2);
            look(filler(cache, coarse), Duration.ofHours(20));
            cache.history().flushNow().join();

            assertThat(battery(cache, 95)).isEqualTo(9);
            assertThat(battery(cache, 7_195)).isEqualTo(19);
        }
    }

    @Test
    void aRefusedAnswerLeavesTheGap() {
        ToldServer server = new ToldServer(NEVER, NEVER);
        server.refuses(true);
        try (FleetCache cache = open()) {
            see(cache);
            PastFiller filler = filler(cache, server);
            look(filler, Duration.ofHours(2));

            await().until(() -> !server.asked.isEmpty());
            assertThat(spans(cache)).hasSize(2);
            assertThat(at(cache, 3_000)).isInstanceOf(PastFleet.NotSeen.class);

            server.refuses(false);
            await().until(() -> {
                clock.advance(Duration.ofMinutes(1));
                look(filler, Duration.ofHours(2));
                return more.get() == 4;
            });
            assertThat(at(cache, 3_000)).isInstanceOf(PastFleet.Seen.class);
        }
    }

    /// Ten-second steps of three cars are 1 080 changes an hour, minutes are 180.
    @Test
    void anHourThatIsTooMuchStaysCoarseAndIsNotAskedForAgain() {
        ToldServer server = new ToldServer(NEVER, NEVER);
        AtomicInteger looks = new AtomicInteger();
        clock.advance(Duration.ofMinutes(2));
        try (FleetCache cache = open()) {
            see(cache);
            PastFiller filler = new PastFiller(
                    cache.history(),
                    server,
                    () -> {
                        looks.incrementAndGet();
                        return Optional.of(SESSION);
                    },
                    clock,
                    200);
            look(filler, Duration.ofHours(2));
            await().until(() -> more.get() == 2
                    && server.asked.stream().filter(step -> step == 10).count() == 4);
            List<Long> asked = List.copyOf(server.asked);
            // A look begins when the one before has ended.
            for (int look = 2; look <= 4; look++) {
                int begun = look;
                look(filler, Duration.ofHours(2));
                await().until(() -> looks.get() == begun);
            }

            assertThat(server.asked).isEqualTo(asked);
            assertThat(battery(cache, 95)).isEqualTo(ToldServer.battery(NOON.getEpochSecond() + 60));
            assertThat(more).hasValue(2);
        }
    }

    @Test
    void whatTheServerDoesNotKnowStaysAGap() {
        ToldServer server = new ToldServer(NOON.plusSeconds(1_000), NOON.plusSeconds(2_000));
        try (FleetCache cache = open()) {
            see(cache);
            look(filler(cache, server), Duration.ofHours(2));

            await().until(() -> more.get() == 4);
            assertThat(at(cache, 1_500)).isInstanceOf(PastFleet.NotSeen.class);
            assertThat(battery(cache, 985)).isEqualTo(98);
            assertThat(battery(cache, 2_015)).isEqualTo(1);
            assertThat(spans(cache)).filteredOn(Span::fromServer).hasSize(2);
        }
    }

    @Test
    void whatSomebodyElseIsToldIsNotKept() {
        SessionInfo other = new SessionInfo(
                SESSION.server(),
                SESSION.environment(),
                true,
                "b.meier",
                SESSION.role(),
                SESSION.capabilities(),
                new Scope(Set.of("berlin"), Set.of()),
                SESSION.freshness());
        ToldServer server = new ToldServer(NEVER, NEVER);
        try (FleetCache cache = open()) {
            see(cache);
            PastFiller filler = new PastFiller(cache.history(), server, () -> Optional.of(other), clock);
            look(filler, Duration.ofHours(2));

            await().until(() -> server.asked.contains(10L));
            cache.history().flushNow().join();
            assertThat(spans(cache)).hasSize(2);
            assertThat(more.get()).isZero();
        }
    }
}
