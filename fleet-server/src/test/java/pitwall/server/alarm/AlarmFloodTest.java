package pitwall.server.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.alarm.AlarmLevel;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.alarm.JournalEntry.What;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmView;
import pitwall.server.live.AlarmNews;
import pitwall.server.live.LocalEventLog;
import pitwall.server.live.LoggedBatch;
import pitwall.server.registry.Draft;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.AlarmJournalRows;
import pitwall.server.storage.Database;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;

/// Five thousand alarms at once: nothing is missing from the journal, and a slow reader is told each alarm once.
class AlarmFloodTest {
    private static final int CARS = 5_000;
    private static final int SECONDS = 60;
    private static final AlarmRuleBody RULE = rule("cars region:*");

    /// Also one that is not heard.
    private static final AlarmRuleBody ANY_CAR = rule("cars region:* online:yes,no,never");

    private static AlarmRuleBody rule(String condition) {
        return new AlarmRuleBody(
                "heard",
                condition,
                null,
                null,
                null,
                null,
                null,
                AlarmLevel.P3,
                "{object}",
                "m",
                "c",
                "a",
                "l",
                null,
                null,
                true);
    }

    @TempDir
    Path folder;

    @Test
    void everyAlarmOfAFloodIsInTheJournalAndComesToReadersOnce() {
        SteppedClock clock = SteppedClock.atFixtures();
        LocalEventLog log = new LocalEventLog("e", 10_000, 1_000_000_000);
        List<LoggedBatch> batches = new ArrayList<>();
        try (Database database = Database.open(folder.resolve("fleet.db").toString());
                FleetWriter writer = new FleetWriter(database, log, 10, clock)) {
            Alarms alarms = begun(database, clock.instant());
            log.follow(alarms);
            log.follow(batches::add);
            writer.start();
            writer.write(draft -> alarms.save(draft, RULE, null, "mara"));
            writer.write(draft -> tick(alarms, draft));
            List<Car> cars = FleetFixtures.cars(CARS, 7);
            writer.write(draft -> {
                cars.forEach(draft::create);
                return true;
            });
            writer.write(draft -> tick(alarms, draft));

            long online = raised(database);
            assertThat(online).isGreaterThan(CARS / 2);
            AlarmNews told = told(batches);
            List<AlarmView> ours = ours(batches);
            assertThat(ours).hasSize((int) online);
            assertThat(ours).extracting(AlarmView::state).containsOnly(AlarmState.UNACKED_ACTIVE);
            assertThat(told.load()).extracting(AlarmLoad::flood).isEqualTo(true);
            Alarms again = begun(database, clock.instant());
            assertThat(again.known())
                    .filteredOn(alarm -> alarm.rule().equals("heard"))
                    .hasSize((int) online);
            assertThat(again.load().flood()).isTrue();
        }
    }

    @Test
    void fiveThousandInAMinuteAreAFloodFromTheEleventhOnAndEachIsToldInItsSecond() {
        SteppedClock clock = SteppedClock.atFixtures();
        LocalEventLog log = new LocalEventLog("e", 10_000, 1_000_000_000);
        List<LoggedBatch> batches = new ArrayList<>();
        try (Database database = Database.open(folder.resolve("fleet.db").toString());
                FleetWriter writer = new FleetWriter(database, log, 10, clock)) {
            Alarms alarms = begun(database, clock.instant());
            log.follow(alarms);
            log.follow(batches::add);
            writer.start();
            writer.write(draft -> alarms.save(draft, ANY_CAR, null, "mara"));
            writer.write(draft -> tick(alarms, draft));
            List<Car> cars = FleetFixtures.cars(CARS, 7);
            int done = 0;
            for (int second = 1; second <= SECONDS; second++) {
                List<Car> next = cars.subList(done, CARS * second / SECONDS);
                done += next.size();
                writer.write(draft -> {
                    next.forEach(draft::create);
                    return true;
                });
                writer.write(draft -> tick(alarms, draft));
                assertThat(ours(batches)).as("second %d", second).hasSize(done);
                assertThat(load(batches))
                        .as("with what the shipped rules find")
                        .isEqualTo(new AlarmLoad(true, told(batches).changed().size()));
                clock.advance(Duration.ofSeconds(1));
            }

            assertThat(raised(database)).isEqualTo(CARS);
            assertThat(ours(batches)).extracting(AlarmView::id).doesNotHaveDuplicates();
            assertThat(begun(database, clock.instant()).known())
                    .as("they stand on")
                    .filteredOn(alarm -> alarm.rule().equals("heard"))
                    .hasSize(CARS);
            int ended = minutesUntilItEnds(clock, writer, alarms, batches);
            assertThat(ended)
                    .as("not while those of the last ten minutes are many")
                    .isBetween(9, 30);
            assertThat(raised(database)).as("its end takes nothing away").isEqualTo(CARS);
            assertThat(begun(database, clock.instant()).load().flood())
                    .as("it is over after a restart as well")
                    .isFalse();
        }
    }

    /// Lets minute after minute pass. Until a flood ends five alarms came in the last ten minutes at least, and fewer
    /// then.
    private static int minutesUntilItEnds(
            SteppedClock clock, FleetWriter writer, Alarms alarms, List<LoggedBatch> batches) {
        for (int minute = 1; minute <= SECONDS; minute++) {
            clock.advance(Duration.ofMinutes(1));
            writer.write(draft -> tick(alarms, draft));
            AlarmLoad load = load(batches);
            if (!load.flood()) {
                assertThat(load.recent()).as("minute %d", minute).isLessThan(5);
                return minute;
            }
            assertThat(load.recent()).as("minute %d", minute).isGreaterThanOrEqualTo(5);
        }
        throw new AssertionError("the flood does not end");
    }

    private static List<AlarmView> ours(List<LoggedBatch> batches) {
        return told(batches).changed().stream()
                .filter(alarm -> alarm.rule().equals("heard"))
                .toList();
    }

    private static AlarmLoad load(List<LoggedBatch> batches) {
        AlarmLoad load = told(batches).load();
        return load == null ? AlarmLoad.NONE : load;
    }

    private static AlarmNews told(List<LoggedBatch> batches) {
        return batches.stream().map(batch -> batch.all().alarms()).reduce(AlarmNews.NONE, AlarmNews::then);
    }

    private static boolean tick(Alarms alarms, Draft draft) {
        alarms.tick(draft);
        return true;
    }

    private static Alarms begun(Database database, Instant now) {
        return new Alarms(database, FreshnessPolicy.DEFAULT, List.of(), List.of(), now);
    }

    private static long raised(Database database) {
        long count = 0;
        long before = Long.MAX_VALUE;
        while (true) {
            long from = before;
            List<AlarmJournalLine> lines = database.read(sql -> new AlarmJournalRows(sql).before(from, 500));
            count += lines.stream()
                    .filter(line -> line.what() == What.RAISED && "heard".equals(line.rule()))
                    .count();
            if (lines.isEmpty()) {
                return count;
            }
            before = lines.getLast().n();
        }
    }
}
