package pitwall.views.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.client.Freshness;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.views.logs.lines.RowList;
import pitwall.views.testing.Frames;

/// The lines of the past, as known and as happened. No toolkit runs.
class LogsReckoningTest extends LogsStory {
    private static final Instant BEGIN = Frames.NOW.minus(Duration.ofHours(1));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void ofAnyHistoryTheLinesAreThoseOfARecorderWhoOrdersByThatTime(long seed) {
        Random random = new Random(seed);
        List<LogLine> all = history(random);
        cached = all;
        LogsViewModel model = open();

        for (int look = 0; look < 40; look++) {
            LogLine near = all.get(random.nextInt(all.size()));
            Instant then = (random.nextBoolean() ? near.at() : near.claimedAt()).plusMillis(random.nextInt(-1, 2));
            Reckoning reckoning = Reckoning.values()[random.nextInt(2)];
            show(then, reckoning);

            assertThat(ids(model))
                    .as("seed %d, look %d at %s, %s", seed, look, then, reckoning)
                    .isEqualTo(expected(all, then, reckoning));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void spanOfAQueryIsOfTheTimeByWhichThePastIsTold(long seed) {
        Random random = new Random(seed);
        List<LogLine> all = history(random);
        cached = all;
        LogsViewModel model = open();

        for (int look = 0; look < 40; look++) {
            Instant then = all.get(random.nextInt(all.size())).at();
            Reckoning reckoning = Reckoning.values()[random.nextInt(2)];
            Instant from = time(all.get(random.nextInt(all.size())), reckoning);
            Instant to = from.plusSeconds(random.nextInt(1, 1_800));
            model.question().textProperty().set("from:" + from + " to:" + to);
            show(then, reckoning);

            assertThat(ids(model))
                    .as("seed %d, look %d at %s, %s, from %s to %s", seed, look, then, reckoning, from, to)
                    .isEqualTo(expected(all, then, reckoning, from, to));
        }
    }

    /// Three cars, some of whose lines come up to half an hour after they were written; one has a clock that is ahead.
    private static List<LogLine> history(Random random) {
        record Written(int car, long sequence, Instant said, Instant came) {}
        List<Written> written = new ArrayList<>();
        for (int car = 0; car < 3; car++) {
            Instant at = BEGIN;
            for (int number = 1; number <= random.nextInt(20, 200); number++) {
                at = at.plusMillis(random.nextInt(20_000));
                long delay = random.nextInt(4) == 0 ? random.nextInt(1_800_000) : random.nextInt(500);
                written.add(new Written(car, number, at, at.plusMillis(delay)));
            }
        }
        written.sort(Comparator.comparing(Written::came));
        List<LogLine> lines = new ArrayList<>();
        for (Written each : written) {
            Instant claimed = each.car() == 2 ? each.said().plusSeconds(40) : each.said();
            lines.add(new LogLine(
                    lines.size() + 1L,
                    new CarId("car-" + each.car()),
                    each.came(),
                    claimed,
                    7,
                    each.sequence(),
                    LogLevel.INFO,
                    "update",
                    "line " + each.sequence(),
                    Map.of()));
        }
        return lines;
    }

    private static List<Long> expected(List<LogLine> all, Instant then, Reckoning reckoning) {
        return expected(all, then, reckoning, Instant.MIN, Instant.MAX);
    }

    private static List<Long> expected(List<LogLine> all, Instant then, Reckoning reckoning, Instant from, Instant to) {
        Comparator<LogLine> byTime = Comparator.comparing(line -> time(line, reckoning));
        return all.stream()
                .filter(line -> !time(line, reckoning).isAfter(then))
                .filter(line -> !time(line, reckoning).isBefore(from)
                        && time(line, reckoning).isBefore(to))
                .sorted(byTime.thenComparing(LogLine::id))
                .map(LogLine::id)
                .toList();
    }

    private static Instant time(LogLine line, Reckoning reckoning) {
        boolean before = line.claimedAt().isBefore(line.at());
        return reckoning == Reckoning.AS_HAPPENED && before ? line.claimedAt() : line.at();
    }

    @Test
    void theLineThatIsPointedAtStaysAndLateOnesSayWhenTheyCame() {
        LogLine first = line(1, BEGIN.plusSeconds(10), BEGIN.plusSeconds(10));
        LogLine second = line(2, BEGIN.plusSeconds(20), BEGIN.plusSeconds(20));
        LogLine late = line(3, BEGIN.plusSeconds(90), BEGIN.plusSeconds(15));
        cached = List.of(first, second, late);
        LogsViewModel model = open();
        LogText text = new LogText(strings);
        show(BEGIN.plusSeconds(60), Reckoning.AS_KNOWN);
        model.trips().toLine(second);

        show(BEGIN.plusSeconds(60), Reckoning.AS_HAPPENED);

        assertThat(ids(model)).containsExactly(1L, 3L, 2L);
        assertThat(model.line()).contains(second);
        assertThat(text.late(second, model.told())).isEmpty();
        assertThat(text.late(late, model.told()))
                .isEqualTo("arrived 11:01:30.000 · 1\u00a0min late · not known yet at this moment");
        model.trips().toLine(late);
        assertThat(model.line()).contains(late);

        fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
        assertThat(ids(model)).as("as they came").containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatACarWroteAroundALineIsToldByTheSameTime() {
        LogLine late = line(4, BEGIN.plusSeconds(300), BEGIN.plusSeconds(15));
        cached = List.of(
                line(1, BEGIN.plusSeconds(10), BEGIN.plusSeconds(10)),
                line(2, BEGIN.plusSeconds(20), BEGIN.plusSeconds(20)),
                line(3, BEGIN.plusSeconds(90), BEGIN.plusSeconds(90)),
                late);
        LogsViewModel model = open();

        show(BEGIN.plusSeconds(60), Reckoning.AS_HAPPENED);
        model.trips().around(late);

        assertThat(ids(model)).as("up to the moment").containsExactly(1L, 4L, 2L);
        assertThat(model.line()).contains(late);
        assertThat(model.told().reckoning()).isEqualTo(Reckoning.AS_HAPPENED);

        show(BEGIN.plusSeconds(100), Reckoning.AS_HAPPENED);
        assertThat(model.contextProperty().get()).as("stays while time goes on").isPresent();
        assertThat(ids(model)).containsExactly(1L, 4L, 2L, 3L);

        show(BEGIN.plusSeconds(400), Reckoning.AS_KNOWN);
        model.trips().around(late);
        assertThat(ids(model)).as("by its arrival").containsExactly(4L);
    }

    private static LogLine line(long id, Instant at, Instant claimed) {
        return new LogLine(id, new CarId("car-1"), at, claimed, 7, id, LogLevel.INFO, "update", "line " + id, Map.of());
    }

    private void show(Instant then, Reckoning reckoning) {
        fleet.accept(Frames.of(new Freshness.Replay(then), Frames.operator()));
        fleet.reckon(reckoning);
        fleet.accept(Frames.of(new Freshness.Replay(then), Frames.operator()));
    }

    private static List<Long> ids(LogsViewModel model) {
        RowList rows = model.rows().list();
        List<Long> ids = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Optional.of(row)
                    .filter(each -> !rows.isSeam(each))
                    .ifPresent(each ->
                            ids.add(model.rows().store().line(rows.number(each)).id()));
        }
        return ids;
    }
}
