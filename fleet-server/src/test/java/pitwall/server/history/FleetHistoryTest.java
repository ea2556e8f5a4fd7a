package pitwall.server.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.fleet.Scope;
import pitwall.protocol.HistoryPage;
import pitwall.protocol.rest.HistoryCoverage.Span;
import pitwall.server.kit.TestDatabase;
import pitwall.server.storage.Database;
import pitwall.server.storage.FleetHistoryRows;
import pitwall.server.storage.FleetHistoryRows.Piece;
import pitwall.server.storage.FleetHistoryRows.Row;
import pitwall.server.storage.SideFile;
import pitwall.testing.Seeds;

class FleetHistoryTest {
    private static final Scope PART = new Scope(Set.of("munich", "berlin"), Set.of());
    private static final long HOUR = 360;

    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private final RandomGenerator random = Seeds.announced("how the fleet was").generator();
    private final PastFixture fleet = new PastFixture(random, 20);
    private String location;
    private Database truth;
    private SideFile file;
    private FleetHistory history;

    @BeforeEach
    void open() {
        location = database.location(folder);
        truth = Database.open(location);
        start(HistorySettings.DEFAULT);
    }

    private void start(HistorySettings settings) {
        file = SideFile.beside(location, truth, SideFile.Kind.HISTORY);
        history = new FleetHistory(file, settings, fleet.cut(), fleet.clock);
    }

    @AfterEach
    void close() {
        history.close();
        truth.close();
    }

    private void steps(long count) {
        fleet.steps((int) count, history, () -> {
            if (random.nextInt(5) == 0) {
                history.writeOver();
            }
        });
    }

    private void settle() {
        fleet.clock.advance(Duration.ofSeconds(3));
        history.writeOver();
    }

    private ToldPast told(Tier tier, long from, long to, Scope scope, Precision precision) {
        ToldPast told = new ToldPast();
        history.reader().read(tier, from, to, false, new PastView(scope, precision), told);
        return told;
    }

    private Map<CarId, Known> at(Tier tier, long second) {
        return told(tier, second, second, Scope.ALL, Precision.EXACT)
                .pictures
                .firstEntry()
                .getValue();
    }

    private Span onlySpan(Tier tier) {
        List<Span> spans = history.reader().spans(tier);
        assertThat(spans).as("spans of " + tier).hasSize(1);
        return spans.getFirst();
    }

    @Test
    void everyStepOfEveryTierIsAsItWas() {
        steps(7 * HOUR);
        settle();

        for (Tier tier : Tier.values()) {
            Precision kept = tier == Tier.TENS ? Precision.KILOMETRE : Precision.EXACT;
            long step = tier.step(HistorySettings.DEFAULT);
            Span span = onlySpan(tier);
            ToldPast all =
                    told(tier, span.from().getEpochSecond(), span.to().getEpochSecond(), Scope.ALL, Precision.EXACT);
            assertThat(all.beginnings).isEqualTo(1);
            assertThat(Duration.between(span.from(), span.to())).isGreaterThan(Duration.ofMinutes(409));
            all.pictures.forEach((at, picture) -> assertThat(picture)
                    .as(tier + " at " + Instant.ofEpochSecond(at))
                    .isEqualTo(fleet.seen(at, Scope.ALL, kept)));
            assertThat(all.pictures.navigableKeySet().tailSet(all.pictures.firstKey(), false))
                    .allSatisfy(at -> assertThat(at % step).isZero());
        }
    }

    @Test
    void aMomentIsTheLastStepBeforeIt() {
        steps(2 * HOUR);
        settle();

        for (int look = 0; look < 100; look++) {
            Tier tier = Tier.values()[random.nextInt(2)];
            Span span = onlySpan(tier);
            long second =
                    random.nextLong(span.from().getEpochSecond() + 60, span.to().getEpochSecond() + 1);
            long step = tier.step(HistorySettings.DEFAULT);
            assertThat(at(tier, second))
                    .as(tier + " at " + Instant.ofEpochSecond(second))
                    .isEqualTo(fleet.seen(second / step * step, Scope.ALL, Precision.EXACT));
        }
    }

    @Test
    void whoSeesAPartIsToldWhatTheyWouldHaveSeenThen() {
        steps(HOUR);
        settle();

        for (Precision precision : Precision.values()) {
            Span span = onlySpan(Tier.FINE);
            ToldPast told =
                    told(Tier.FINE, span.from().getEpochSecond(), span.to().getEpochSecond(), PART, precision);
            assertThat(told.pictures).hasSizeGreaterThan(300);
            told.pictures.forEach((at, picture) -> assertThat(picture)
                    .as(precision + " at " + Instant.ofEpochSecond(at))
                    .isEqualTo(fleet.seen(at, PART, precision)));
        }
    }

    /// An answer that ends anywhere is gone on with as if it had not ended.
    @Test
    void whatGoesOnNeedsNoPicture() {
        steps(HOUR);
        settle();

        Span span = onlySpan(Tier.FINE);
        long from = span.from().getEpochSecond();
        long to = span.to().getEpochSecond();
        for (int look = 0; look < 20; look++) {
            long middle = random.nextLong(from, to);
            ToldPast told = new ToldPast();
            history.reader().read(Tier.FINE, from, middle, false, new PastView(PART, Precision.EXACT), told);
            history.reader().read(Tier.FINE, middle + 1, to, true, new PastView(PART, Precision.EXACT), told);

            assertThat(told.beginnings).isEqualTo(1);
            assertThat(told.pictures).isEqualTo(told(Tier.FINE, from, to, PART, Precision.EXACT).pictures);
        }
    }

    @Test
    void aServerThatIsStoppedWritesAllAndOneThatIsKilledLosesAStep() {
        steps(50);
        history.close();
        long stopped = fleet.clock.instant().getEpochSecond();
        fleet.clock.advance(Duration.ofSeconds(40));
        start(HistorySettings.DEFAULT);
        assertThat(onlySpan(Tier.FINE).to()).isEqualTo(Instant.ofEpochSecond(stopped));
        assertThat(onlySpan(Tier.TENS).to()).isEqualTo(Instant.ofEpochSecond(stopped));
        assertThat(at(Tier.FINE, stopped)).isEqualTo(fleet.seen(stopped, Scope.ALL, Precision.EXACT));

        steps(50);
        settle();
        SideFile left = file;
        long written = fleet.seen.lastKey();
        start(HistorySettings.DEFAULT);
        fleet.clock.advance(Duration.ofSeconds(7));
        steps(50);
        settle();

        assertThat(history.reader().spans(Tier.FINE))
                .hasSize(3)
                .element(1)
                .satisfies(span -> assertThat(span.to()).isEqualTo(Instant.ofEpochSecond(written)));
        left.close();
    }

    @Test
    void timeThatNobodySawIsInNoSpan() {
        steps(50);
        fleet.clock.advance(Duration.ofMinutes(30));
        long away = fleet.clock.instant().minusSeconds(600).getEpochSecond();
        steps(50);
        settle();

        assertThat(history.reader().spans(Tier.FINE)).hasSize(2);
        assertThat(told(Tier.FINE, away, away, Scope.ALL, Precision.EXACT).pictures)
                .isEmpty();
        ToldPast both = told(
                Tier.FINE,
                PastFixture.BEGIN.getEpochSecond(),
                fleet.clock.instant().getEpochSecond(),
                Scope.ALL,
                Precision.EXACT);
        assertThat(both.beginnings).isEqualTo(2);
    }

    @Test
    void theFinerIsKeptForShorter() {
        steps(2 * HOUR);
        settle();
        fleet.clock.set(PastFixture.BEGIN.plus(Duration.ofHours(27)));
        steps(20);
        settle();

        history.tidyNow();
        assertThat(history.reader().spans(Tier.FINE)).hasSize(1);
        assertThat(history.reader().spans(Tier.MINUTES)).hasSize(2);

        fleet.clock.set(PastFixture.BEGIN.plus(Duration.ofDays(9)));
        steps(20);
        settle();
        history.tidyNow();
        assertThat(history.reader().spans(Tier.MINUTES)).hasSize(1);
        assertThat(history.reader().spans(Tier.TENS)).hasSize(3);

        fleet.clock.set(PastFixture.BEGIN.plus(Duration.ofDays(40)));
        steps(20);
        settle();
        history.tidyNow();
        assertThat(history.reader().spans(Tier.TENS)).hasSize(1);
    }

    @Test
    void theOldestFineStepsGoFirstWhereThereIsTooMuch() {
        steps(4 * HOUR);
        settle();
        history.tidyNow();
        long all = history.bytes();
        long fine = file.read(sql -> new FleetHistoryRows(sql).pieces(0)).stream()
                .mapToLong(Piece::bytes)
                .sum();
        Instant begin = history.reader().spans(Tier.MINUTES).getFirst().from();
        history.close();
        HistorySettings shipped = HistorySettings.DEFAULT;
        start(new HistorySettings(shipped.step(), shipped.fine(), shipped.minutes(), shipped.tens(), all - fine / 2));
        steps(10);
        settle();

        history.tidyNow();

        assertThat(history.bytes()).isLessThanOrEqualTo(all - fine / 2).isGreaterThan(all - fine);
        List<Span> left = history.reader().spans(Tier.FINE);
        assertThat(left.getFirst().from()).isAfter(begin.plusSeconds(3_600));
        assertThat(left.getLast().to()).isEqualTo(Instant.ofEpochSecond(fleet.seen.lastKey()));
        assertThat(history.reader().spans(Tier.MINUTES).getFirst().from()).isEqualTo(begin);
    }

    @Test
    void piecesOfAnySizeAddUpToTheWhole() {
        steps(HOUR);
        settle();
        Span span = onlySpan(Tier.FINE);
        long from = span.from().getEpochSecond();
        long to = span.to().getEpochSecond();

        for (int most : new int[] {1, 7, 40, 10_000}) {
            HistoryPager pager = new HistoryPager(history.reader(), most);
            ToldPast told = new ToldPast();
            Optional<String> next = Optional.empty();
            do {
                HistoryPage page = pager.page(Tier.FINE, from, to, next, PART, Precision.KILOMETRE);
                page.steps().forEach(step -> told.step(step.at().getEpochSecond(), step.begins(), step.changes()));
                assertThat(page.steps().stream()
                                .mapToInt(step -> step.changes().size())
                                .sum())
                        .isLessThanOrEqualTo(most);
                next = Optional.ofNullable(page.next());
            } while (next.isPresent());

            assertThat(told.beginnings).isEqualTo(1);
            assertThat(told.pictures).isEqualTo(told(Tier.FINE, from, to, PART, Precision.KILOMETRE).pictures);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HistoryPager(history.reader(), 1)
                        .page(Tier.FINE, from, to, Optional.of("x1.0"), PART, Precision.EXACT));
    }

    @Test
    void aPieceThatBeginsAnewLeavesNothingOfTheOneThatWasThere() {
        steps(14);
        settle();
        history.close();
        fleet.seen.clear();
        // Over the restart the clock was set back.
        fleet.clock.set(PastFixture.BEGIN);
        start(HistorySettings.DEFAULT);
        steps(6);
        settle();

        for (Tier tier : List.of(Tier.FINE, Tier.MINUTES)) {
            Span span = onlySpan(tier);
            assertThat(span.to()).isBeforeOrEqualTo(Instant.ofEpochSecond(fleet.seen.lastKey()));
            ToldPast told = told(
                    tier,
                    PastFixture.BEGIN.getEpochSecond(),
                    PastFixture.BEGIN.plusSeconds(600).getEpochSecond(),
                    Scope.ALL,
                    Precision.EXACT);
            told.pictures.forEach((at, picture) ->
                    assertThat(picture).as(tier + " at " + at).isEqualTo(fleet.seen(at, Scope.ALL, Precision.EXACT)));
        }
    }

    /// However often the clock is set back or on over a restart: of a second that came twice the last time holds,
    /// nothing is told twice, and what nobody came to again stays, but for the rest of a piece whose beginning came
    /// again.
    @Test
    void aTimeThatCameTwiceIsToldAsItWasTheLastTime() {
        Map<Tier, Set<Long>> sure = Map.of(Tier.FINE, new TreeSet<>(), Tier.MINUTES, new TreeSet<>());
        for (int pass = 0; pass < 8; pass++) {
            long begun = fleet.clock.instant().getEpochSecond();
            for (int part = random.nextInt(1, 5); part > 0; part--) {
                steps(random.nextInt(2, 40));
                settle();
                sure.forEach((tier, seconds) -> {
                    surely(tier, seconds, begun);
                    assertEverythingIsAsItWasLast(tier, seconds);
                });
            }
            history.close();
            fleet.clock.advance(Duration.ofSeconds(random.nextInt(-1_500, 900)));
            start(HistorySettings.DEFAULT);
        }
    }

    /// Which of the steps that the recorder has must be told, after those of the pass that began then.
    private void surely(Tier tier, Set<Long> sure, long begun) {
        long step = tier.step(HistorySettings.DEFAULT);
        long piece = tier == Tier.FINE ? 600 : 3_600;
        long now = fleet.clock.instant().getEpochSecond();
        sure.removeIf(second -> !fleet.seen.containsKey(second) || second > now && second <= now + piece);
        fleet.seen.subMap(begun + 20, true, now, true).keySet().stream()
                .filter(second -> second % step == 0)
                .forEach(sure::add);
    }

    private void assertEverythingIsAsItWasLast(Tier tier, Set<Long> sure) {
        List<Span> spans = history.reader().spans(tier);
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).from()).isAfter(spans.get(i - 1).to());
        }
        ToldPast all = told(tier, fleet.seen.firstKey(), fleet.seen.lastKey(), Scope.ALL, Precision.EXACT);
        all.pictures.forEach((at, picture) -> assertThat(picture)
                .as(tier + " at " + Instant.ofEpochSecond(at))
                .isEqualTo(fleet.seen(fleet.seen.floorKey(at), Scope.ALL, Precision.EXACT)));
        assertThat(all.pictures.keySet()).as("steps of " + tier).containsAll(sure);
        List<Long> moments = List.copyOf(all.pictures.keySet());
        for (int look = 0; look < 20; look++) {
            long at = moments.get(random.nextInt(moments.size()));
            assertThat(at(tier, at)).as(tier + " alone at " + at).isEqualTo(all.pictures.get(at));
        }
    }

    @Test
    void aDamagedRowIsAGapUntilTheNextPicture() {
        steps(HOUR);
        settle();
        List<Piece> pieces = file.read(sql -> new FleetHistoryRows(sql).pieces(0));
        Piece hurt = pieces.get(2);
        file.write(sql ->
                new FleetHistoryRows(sql).save(List.of(new Row(0, hurt.at(), 5, hurt.upTo(), new byte[] {1, 2}))));

        ToldPast told = told(
                Tier.FINE,
                PastFixture.BEGIN.getEpochSecond(),
                fleet.clock.instant().getEpochSecond(),
                Scope.ALL,
                Precision.EXACT);

        assertThat(told.beginnings).isEqualTo(2);
        told.pictures.forEach(
                (at, picture) -> assertThat(picture).isEqualTo(fleet.seen(at, Scope.ALL, Precision.EXACT)));
        assertThat(told.pictures.subMap(hurt.at() + 50, pieces.get(3).at())).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsSetAsideAndBegunAnew() throws IOException {
        if (database != TestDatabase.SQLITE) {
            return;
        }
        steps(10);
        history.close();
        Files.writeString(Path.of(location + ".history"), "no database at all".repeat(100));

        start(HistorySettings.DEFAULT);
        steps(10);
        settle();

        assertThat(history.reader().spans(Tier.FINE)).hasSize(1);
        assertThat(Path.of(location + ".history.damaged")).exists();
    }
}
