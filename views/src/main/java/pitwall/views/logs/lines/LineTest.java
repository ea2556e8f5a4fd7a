package pitwall.views.logs.lines;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A condition made ready for the lines of one [LineView]: it marks, in a part, the lines of which it holds. Any
/// thread.
sealed interface LineTest {
    /// Marks lines of which it holds; of lines that are not wanted any more it may say anything.
    void mark(LinePart part, Kept wanted, Kept found);

    static LineTest of(LineCondition condition, LineView view) {
        return switch (condition) {
            case LineCondition.Levels(var levels) -> {
                boolean[] good = new boolean[LinePart.LEVELS.length];
                levels.forEach(level -> good[level.ordinal()] = true);
                yield new ByLevel(good);
            }
            case LineCondition.Span(var from, var to, var reckoning) -> {
                long begin = from == null ? Long.MIN_VALUE : ceiling(from.toEpochMilli(), from.getNano());
                long end = to == null ? Long.MAX_VALUE : ceiling(to.toEpochMilli(), to.getNano());
                yield switch (reckoning) {
                    case AS_KNOWN -> new ByTime(begin, end);
                    case AS_HAPPENED -> new ByClaim(begin, end);
                };
            }
            case LineCondition.Cars(var wanted) -> {
                boolean[] good = new boolean[view.cars().size()];
                for (int i = 0; i < good.length; i++) {
                    good[i] = wanted.test(view.cars().get(i));
                }
                yield new ByCar(good);
            }
            case LineCondition.Sources(var sources) -> new BySource(good(view, sources::contains));
            case LineCondition.Field(String name, String value) ->
                new ByField(((char) LineText.FIELD + name + (char) LineText.VALUE + value)
                        .getBytes(StandardCharsets.UTF_8));
            case LineCondition.Text(String text) -> text(text, view);
            case LineCondition.Matches(LinePattern pattern) -> {
                List<String> words = pattern.words();
                yield words.isEmpty()
                        ? new ByPattern(pattern, view.sources())
                        : new AnyOf(words.stream().map(word -> text(word, view)).toList());
            }
            case LineCondition.Not(LineCondition other) -> of(other, view);
        };
    }

    private static long ceiling(long millis, int nanos) {
        return nanos % 1_000_000 == 0 ? millis : millis + 1;
    }

    private static boolean[] good(LineView view, java.util.function.Predicate<String> wanted) {
        boolean[] good = new boolean[view.sources().size()];
        for (int i = 0; i < good.length; i++) {
            good[i] = wanted.test(view.sources().get(i));
        }
        return good;
    }

    private static LineTest text(String text, LineView view) {
        boolean ascii = text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        String folded = FoldedText.of(text);
        boolean[] sources = good(view, source -> FoldedText.of(source).contains(folded));
        return ascii
                ? new ByAscii(new ByteSearch(text.toLowerCase(Locale.ROOT)), sources)
                : new ByText(folded, sources);
    }

    record ByLevel(boolean[] good) implements LineTest {
        @Override
        public void mark(LinePart part, Kept wanted, Kept found) {
            byte[] levels = part.levels();
            for (int i = 0; i < part.size(); i++) {
                if (good[levels[i]]) {
                    found.add(i);
                }
            }
        }
    }

    record ByTime(long from, long to) implements LineTest {
        @Override
        public void mark(LinePart part, Kept wanted, Kept found) {
            long[] ats = part.ats();
            for (int i = 0; i < part.size(); i++) {
                if (ats[i] >= from && ats[i] < to) {
                    found.add(i);
                }
            }
        }
    }

    /// A line that came before is said before, whatever the car's clock shows.
    record ByClaim(long from, long to) implements LineTest {
        @Override
        public void mark(LinePart part, Kept wanted, Kept found) {
            for (int i = 0; i < part.size(); i++) {
                long said = Math.min(part.claims()[i], part.ats()[i]);
                if (said >= from && said < to) {
                    found.add(i);
                }
            }
        }
    }

    record ByCar(boolean[] good) implements LineTest {
        @Override
        public void mark(LinePart part, Kept wanted, Kept found) {
            int[] cars = part.cars();
            for (int i = 0; i < part.size(); i++) {
                if (cars[i] != LinePart.NOBODY && good[cars[i]]) {
                    found.add(i);
                }
            }
        }
    }

    record BySource(boolean[] good) implements LineTest {
        @Override
        public void mark(LinePart part, Kept wanted, Kept found) {
            for (int i = 0; i < part.size(); i++) {
                if (good[part.source(i)]) {
                    found.add(i);
                }
            }
        }
    }

    /// @param field with the character before it, and between name and value
    record ByField(byte[] field) implements LineTest {
        @Override
        public void mark(LinePart part, Kept wanted, Kept found) {
            for (int i = wanted.next(0); i >= 0; i = wanted.next(i + 1)) {
                if (has(part.text(), part.begin(i), part.ends()[i])) {
                    found.add(i);
                }
            }
        }

        private boolean has(byte[] text, int from, int to) {
            for (int at = from; at + field.length < to; at++) {
                if (text[at] == LineText.FIELD && isAt(text, at)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isAt(byte[] text, int at) {
            for (int i = 0; i < field.length; i++) {
                if (text[at + i] != field[i]) {
                    return false;
                }
            }
            byte next = text[at + field.length];
            return next == LineText.FIELD || next == LineText.END;
        }
    }

    /// Looks through the text of a whole part at once.
    ///
    /// @param sources those that hold the text themselves
    record ByAscii(ByteSearch search, boolean[] sources) implements LineTest {
        @Override
        public void mark(LinePart part, Kept wanted, Kept found) {
            int[] ends = part.ends();
            int to = part.size() == 0 ? 0 : ends[part.size() - 1];
            int line = 0;
            for (int at = search.find(part.text(), 0, to); at >= 0; ) {
                while (ends[line] <= at) {
                    line++;
                }
                found.add(line);
                at = search.find(part.text(), ends[line], to);
            }
            markSources(part, found, sources);
        }
    }

    /// Looks at each line that is still wanted.
    record ByText(String folded, boolean[] sources) implements LineTest {
        @Override
        public void mark(LinePart part, Kept wanted, Kept found) {
            for (int i = wanted.next(0); i >= 0; i = wanted.next(i + 1)) {
                String line =
                        new String(part.text(), part.begin(i), part.ends()[i] - part.begin(i), StandardCharsets.UTF_8);
                if (FoldedText.of(line).contains(folded)) {
                    found.add(i);
                }
            }
            markSources(part, found, sources);
        }
    }

    private static void markSources(LinePart part, Kept found, boolean[] sources) {
        for (boolean good : sources) {
            if (good) {
                new BySource(sources).mark(part, found, found);
                return;
            }
        }
    }

    record ByPattern(LinePattern pattern, List<String> sources) implements LineTest {
        @Override
        public void mark(LinePart part, Kept wanted, Kept found) {
            for (int i = wanted.next(0); i >= 0; i = wanted.next(i + 1)) {
                Map<String, String> fields = LineText.fields(part.text(), part.begin(i), part.ends()[i]);
                String message = LineText.message(part.text(), part.begin(i), part.ends()[i]);
                if (pattern.finds(message, sources.get(part.source(i)), fields)) {
                    found.add(i);
                }
            }
        }
    }

    record AnyOf(List<LineTest> tests) implements LineTest {
        public AnyOf {
            tests = List.copyOf(new ArrayList<>(tests));
        }

        @Override
        public void mark(LinePart part, Kept wanted, Kept found) {
            tests.forEach(test -> test.mark(part, wanted, found));
        }
    }
}
