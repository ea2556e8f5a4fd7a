package pitwall.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Precision;
import pitwall.fleet.Scope;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.HistoryPage;
import pitwall.protocol.Json;
import pitwall.protocol.rest.HistoryCoverage.Span;
import pitwall.protocol.steps.CarBook;
import pitwall.protocol.steps.StepWriter;
import pitwall.server.kit.TestDatabase;
import pitwall.server.storage.Database;
import pitwall.server.storage.FleetHistoryRows;
import pitwall.server.storage.FleetHistoryRows.Row;
import pitwall.server.storage.SideFile;
import pitwall.testing.Seeds;

/// Rollouts and alarms of a random past are told as a recorder saw them at that moment.
class BoardHistoryTest {
    private static final List<Scope> SCOPES = List.of(
            Scope.ALL,
            new Scope(Set.of("munich", "berlin"), Set.of()),
            new Scope(Set.of("hamburg"), Set.of("ix")),
            new Scope(Set.of("nowhere"), Set.of()));
    private static final int HOUR = 360;

    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private final RandomGenerator random =
            Seeds.announced("rollouts and alarms as they were").generator();
    private final PastFixture fleet = new PastFixture(random, 8);
    private String location;
    private Database truth;
    private SideFile file;
    private FleetHistory history;

    @BeforeEach
    void open() {
        location = database.location(folder);
        truth = Database.open(location);
        start();
    }

    private void start() {
        file = SideFile.beside(location, truth, SideFile.Kind.HISTORY);
        history = new FleetHistory(file, HistorySettings.DEFAULT, fleet.cut(), fleet.clock);
    }

    @AfterEach
    void close() {
        history.close();
        truth.close();
    }

    private void steps(int count) {
        fleet.steps(count, history, () -> {
            if (random.nextInt(5) == 0) {
                history.writeOver();
            }
        });
        fleet.clock.advance(Duration.ofSeconds(3));
        history.writeOver();
    }

    private ToldPast told(Tier tier, long from, long to, Scope scope) {
        ToldPast told = new ToldPast();
        history.reader().read(tier, from, to, false, new PastView(scope, Precision.EXACT), told);
        return told;
    }

    private void assertAsItWas(Map<Long, BoardGenerator.Seen> boards, Scope scope, String what) {
        assertThat(boards).as(what).isNotEmpty();
        boards.forEach((at, board) -> assertThat(board)
                .as(what + " at " + Instant.ofEpochSecond(at))
                .isEqualTo(fleet.board(at).seenBy(scope)));
    }

    @Test
    void everyStepOfEveryTierIsAsItWasForEverybody() {
        steps(3 * HOUR);

        for (Tier tier : Tier.values()) {
            Span span = history.reader().spans(tier).getFirst();
            for (Scope scope : SCOPES) {
                ToldPast told =
                        told(tier, span.from().getEpochSecond(), span.to().getEpochSecond(), scope);
                assertThat(told.beginnings).isEqualTo(1);
                assertAsItWas(told.boards, scope, tier + " " + scope);
            }
        }
    }

    @Test
    void aMomentAloneIsTheLastStepBeforeIt() {
        steps(HOUR);

        Span span = history.reader().spans(Tier.FINE).getFirst();
        for (int look = 0; look < 100; look++) {
            Scope scope = SCOPES.get(random.nextInt(SCOPES.size()));
            long second =
                    random.nextLong(span.from().getEpochSecond(), span.to().getEpochSecond() + 1);
            ToldPast told = told(Tier.FINE, second, second, scope);
            assertThat(told.boards.firstEntry().getValue())
                    .as(scope + " at " + Instant.ofEpochSecond(second))
                    .isEqualTo(fleet.board(second / 10 * 10).seenBy(scope));
        }
    }

    @Test
    void piecesOfAnySizeAddUpToTheWhole() {
        steps(60);
        Span span = history.reader().spans(Tier.FINE).getFirst();
        long from = span.from().getEpochSecond();
        long to = span.to().getEpochSecond();

        for (int most : new int[] {1, 3, 17, 10_000}) {
            for (Scope scope : SCOPES) {
                HistoryPager pager = new HistoryPager(history.reader(), most);
                ToldPast told = new ToldPast();
                Optional<String> next = Optional.empty();
                do {
                    HistoryPage page = pager.page(Tier.FINE, from, to, next, scope, Precision.EXACT);
                    page.steps().forEach(step -> told.step(step.at().getEpochSecond(), step.begins(), step.changes()));
                    next = Optional.ofNullable(page.next());
                } while (next.isPresent());
                assertAsItWas(told.boards, scope, "by " + most + " for " + scope);
            }
        }
    }

    @Test
    void aServerThatWasRestartedGoesOnFromWhatThereIs() {
        steps(30);
        history.close();
        fleet.clock.advance(Duration.ofMinutes(20));
        start();
        steps(30);

        ToldPast told = told(
                Tier.FINE,
                PastFixture.BEGIN.getEpochSecond(),
                fleet.clock.instant().getEpochSecond(),
                Scope.ALL);
        assertThat(told.beginnings).isEqualTo(2);
        told.boards.keySet().removeIf(second -> !fleet.knows(second));
        assertAsItWas(told.boards, Scope.ALL, "over a restart");
    }

    /// As an earlier version of the server wrote its rows.
    @Test
    void whereOnlyTheCarsWereKeptNothingIsSaidOfTheRest() {
        steps(3);
        Row first = file.read(sql -> {
            FleetHistoryRows rows = new FleetHistoryRows(sql);
            return rows.of(rows.pieces(0).getFirst()).getFirst();
        });
        StepWriter cars = new StepWriter(new CarBook(), Json.stored());
        cars.step(first.at(), List.of(new FleetEvent.CarCreated(fleet.anyCar())));
        file.write(sql -> {
            FleetHistoryRows rows = new FleetHistoryRows(sql);
            rows.pieces(0).forEach(rows::forget);
            rows.save(List.of(new Row(0, first.at(), 0, first.upTo(), cars.row())));
        });

        ToldPast told = told(Tier.FINE, first.at(), first.at(), Scope.ALL);
        assertThat(told.pictures.firstEntry().getValue()).hasSize(1);
        assertThat(told.boards.firstEntry().getValue()).isEqualTo(new BoardGenerator.Seen(Map.of(), Map.of(), null));
    }
}
