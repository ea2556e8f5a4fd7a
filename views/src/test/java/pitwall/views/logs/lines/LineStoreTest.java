package pitwall.views.logs.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;

/// The packed store against a plain list. The seed is part of the name of the test.
class LineStoreTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
    private static final List<String> WORDS =
            List.of("verify", "Signature", "FAILED", "größer", "ÄNDERN", "retry", "kelvin", "naïve", "🚗", "x", "");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4711, 815})
    void holdsWhatAPlainListHolds(long seed) {
        Random random = new Random(seed);
        LineStore store = new LineStore(false);
        List<LogLine> twin = new ArrayList<>();
        long newest = 1_000_000;
        long oldest = newest;
        for (int step = 0; step < 40; step++) {
            int count = random.nextInt(step % 7 == 0 ? 6_000 : 120);
            if (random.nextInt(3) == 0) {
                List<LogLine> older = lines(random, oldest - 3L * count, count);
                store.prepend(older);
                twin.addAll(0, older);
                oldest = oldest - 3L * count;
            } else {
                List<LogLine> newer = lines(random, newest, count);
                store.append(newer);
                twin.addAll(newer);
                newest += 3L * count;
            }
        }

        assertThat(store.size()).isEqualTo(twin.size());
        for (int i = 0; i < twin.size(); i += 1 + random.nextInt(7)) {
            assertThat(store.line(store.first() + i)).isEqualTo(twin.get(i));
        }
        LogLine some = twin.get(random.nextInt(twin.size()));
        assertThat(store.line(store.numberOf(some.id()))).isEqualTo(some);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void findsWhatAPlainSearchFinds(long seed) {
        Random random = new Random(seed);
        LineStore store = new LineStore(false);
        List<LogLine> twin = lines(random, 1, 9_000);
        store.append(twin.subList(3_000, 9_000));
        store.prepend(twin.subList(0, 3_000));
        for (int i = 0; i < 12; i++) {
            List<LineCondition> conditions = new ArrayList<>();
            for (int k = random.nextInt(4); k >= 0; k--) {
                LineCondition condition = condition(random);
                conditions.add(random.nextInt(5) == 0 ? new LineCondition.Not(condition) : condition);
            }

            int[] found =
                    new LineFilter(conditions).in(store.view(), () -> false).numbers();

            assertThat(found)
                    .as("%s", conditions)
                    .isEqualTo(java.util.stream.IntStream.range(0, twin.size())
                            .filter(index -> conditions.stream().allMatch(each -> holds(each, twin.get(index))))
                            .map(index -> store.first() + index)
                            .toArray());
        }
    }

    private static LineCondition condition(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> new LineCondition.Levels(EnumSet.of(LogLevel.values()[random.nextInt(4)], LogLevel.WARN));
            case 1 -> new LineCondition.Sources(Set.of("update", "s" + random.nextInt(3)));
            case 2 -> new LineCondition.Field("key", "7c1f");
            case 3 -> new LineCondition.Cars(car -> car.value().endsWith("1"));
            case 4 -> new LineCondition.Span(START.plusMillis(random.nextInt(9_000)), null, anyReckoning(random));
            case 5 -> {
                List<String> expressions = List.of("ver.fy", "signature|retry", "key=7c\\w+", "^x", "K");
                yield new LineCondition.Matches(((LinePattern.Reading.Good)
                                LinePattern.read(expressions.get(random.nextInt(expressions.size()))))
                        .pattern());
            }
            case 6 ->
                new LineCondition.Span(
                        random.nextBoolean() ? START.plusMillis(random.nextInt(500)) : null,
                        START.plusMillis(random.nextInt(9_000)),
                        anyReckoning(random));
            default -> {
                List<String> texts =
                        List.of("verify", "VERIFY FAILED", "größer", "ändern", "7c1f", "ke", "S", "pdat", "🚗");
                yield new LineCondition.Text(texts.get(random.nextInt(texts.size())));
            }
        };
    }

    private static Reckoning anyReckoning(Random random) {
        return Reckoning.values()[random.nextInt(2)];
    }

    private static Instant time(LogLine line, Reckoning reckoning) {
        boolean before = line.claimedAt().isBefore(line.at());
        return reckoning == Reckoning.AS_HAPPENED && before ? line.claimedAt() : line.at();
    }

    private static boolean holds(LineCondition condition, LogLine line) {
        return switch (condition) {
            case LineCondition.Levels(var levels) -> levels.contains(line.level());
            case LineCondition.Sources(var sources) -> sources.contains(line.source());
            case LineCondition.Field(String name, String value) ->
                value.equals(line.fields().get(name));
            case LineCondition.Cars(var wanted) -> {
                CarId car = line.car();
                yield car != null && wanted.test(car);
            }
            case LineCondition.Span(var from, var to, var reckoning) ->
                (from == null || !time(line, reckoning).isBefore(from))
                        && (to == null || time(line, reckoning).isBefore(to));
            case LineCondition.Text(String text) -> {
                String folded = FoldedText.of(text);
                yield FoldedText.of(line.message()).contains(folded)
                        || FoldedText.of(line.source()).contains(folded)
                        || line.fields().entrySet().stream()
                                .anyMatch(field -> FoldedText.of(field.getKey()).contains(folded)
                                        || FoldedText.of(field.getValue()).contains(folded));
            }
            case LineCondition.Matches(LinePattern pattern) ->
                pattern.finds(line.message(), line.source(), line.fields());
            case LineCondition.Not(LineCondition other) -> !holds(other, line);
        };
    }

    private static List<LogLine> lines(Random random, long from, int count) {
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder message = new StringBuilder();
            for (int word = random.nextInt(6); word >= 0; word--) {
                message.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
            }
            Map<String, String> fields = new TreeMap<>();
            if (random.nextBoolean()) {
                fields.put("key", random.nextBoolean() ? "7c1f" : "7c1f0");
                fields.put("größe", "" + random.nextInt(9));
            }
            long id = from + 3L * i;
            lines.add(new LogLine(
                    id,
                    new CarId("car-" + random.nextInt(4)),
                    START.plusMillis(id % 10_000),
                    START.plusMillis(random.nextInt(1_000)),
                    random.nextLong(),
                    random.nextInt(100),
                    LogLevel.values()[random.nextInt(4)],
                    random.nextInt(4) == 0 ? "update" : "s" + random.nextInt(3),
                    message.toString(),
                    fields));
        }
        return lines;
    }

    @Test
    void lineIsNeverToldTwice() {
        LineStore store = new LineStore(true);
        store.append(List.of(line(5, 1, 1), line(6, 1, 2)));

        store.append(List.of(line(6, 1, 2), line(7, 1, 3)));
        store.prepend(List.of(line(4, 1, 0), line(5, 1, 1)));

        assertThat(store.size()).isEqualTo(4);
        assertThat(store.id(store.first())).isEqualTo(4);
    }

    @Test
    void missingNumbersRestartsAndSetClocksAreSeams() {
        LineStore store = new LineStore(true);
        store.append(List.of(line(10, 1, 5), line(11, 1, 9), line(12, 2, 1), line(13, 2, 2)));
        LogLine back = new LogLine(
                14, new CarId("car-1"), at(14), at(14).minusSeconds(90), 2, 3, LogLevel.INFO, "x", "back", Map.of());
        LogLine ahead = new LogLine(
                15, new CarId("car-1"), at(15), at(15).plusSeconds(300), 2, 4, LogLevel.INFO, "x", "ahead", Map.of());
        store.append(List.of(back, ahead));

        int first = store.first();
        assertThat(store.seam(first)).isEmpty();
        assertThat(store.seam(first + 1)).get().extracting(Seam::missing).isEqualTo(3L);
        assertThat(store.seam(first + 2)).get().satisfies(seam -> {
            assertThat(seam.restarted()).isTrue();
            assertThat(seam.missing()).isZero();
        });
        assertThat(store.seam(first + 3)).isEmpty();
        assertThat(store.seam(first + 4)).get().extracting(Seam::jump).isEqualTo(Duration.ofSeconds(-89));
        assertThat(store.seam(first + 5)).get().extracting(Seam::jump).isEqualTo(Duration.ofSeconds(390));
    }

    @Test
    void lineThatCameLateIsNoSetClock() {
        LineStore store = new LineStore(true);
        LogLine late = new LogLine(
                1, new CarId("car-1"), at(1), at(1).minusSeconds(840), 1, 1, LogLevel.INFO, "x", "kept", Map.of());
        LogLine later = new LogLine(2, new CarId("car-1"), at(2), at(2), 1, 2, LogLevel.INFO, "x", "now", Map.of());
        store.append(List.of(late, later));

        assertThat(store.seams()).isEmpty();
    }

    @Test
    void seamShowsWhereOlderLinesComeLater() {
        LineStore store = new LineStore(true);
        store.append(List.of(line(10, 1, 9)));
        int first = store.first();

        store.prepend(List.of(line(3, 1, 4)));

        assertThat(store.seam(first)).get().extracting(Seam::missing).isEqualTo(4L);
    }

    @Test
    void lineThatWasLeftOutOnPurposeIsNotMissing() {
        LineStore store = new LineStore(true);
        store.append(List.of(line(10, 1, 9)));
        store.prepend(List.of(line(3, 1, 2), line(5, 1, 4)), false);
        assertThat(store.seams()).isEmpty();

        LineStore narrowed = new LineStore(true);
        narrowed.prepend(List.of(line(3, 1, 2), line(5, 1, 4)), false);
        narrowed.append(List.of(line(10, 1, 9), line(12, 1, 11)));
        assertThat(narrowed.seams()).containsExactly(narrowed.end() - 1);
    }

    @Test
    void oldLinesGoByBlocksAndLeaveNoSeams() {
        LineStore store = new LineStore(true);
        List<LogLine> lines = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            lines.add(line(i, 1, 2L * i));
        }
        store.append(lines);

        store.keepNewest(10_000);

        assertThat(store.size()).isBetween(10_000, 10_000 + LineBlock.MOST);
        assertThat(store.id(store.end() - 1)).isEqualTo(19_999);
        assertThat(java.util.Arrays.stream(store.seams())).allMatch(number -> number > store.first());
    }

    private static Instant at(long id) {
        return START.plusSeconds(id);
    }

    private static LogLine line(long id, long boot, long sequence) {
        return new LogLine(
                id, new CarId("car-1"), at(id), at(id), boot, sequence, LogLevel.INFO, "x", "line " + id, Map.of());
    }
}
