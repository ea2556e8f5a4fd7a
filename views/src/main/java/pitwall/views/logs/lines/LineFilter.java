package pitwall.views.logs.lines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// Conditions that must all hold of a line. Immutable; any thread.
///
/// Looks at whole columns of a few thousand lines at a time, cheap conditions first, and at the newest lines first:
/// where the time is over, it is the older ones that nobody looked at. All cores take part.
public final class LineFilter {
    /// Every line.
    public static final LineFilter ALL = new LineFilter(List.of());

    /// Pieces between which the time is looked at.
    private static final int AT_ONCE = 16;

    private final List<LineCondition> conditions;

    public LineFilter(List<LineCondition> conditions) {
        this.conditions = conditions.stream()
                .sorted(Comparator.comparingInt(LineFilter::cost))
                .toList();
    }

    /// What was found.
    ///
    /// @param numbers of the lines, rising
    /// @param from the first line that was looked at: later than the first of all where the time was over
    /// @param complete whether all lines were looked at
    public record Found(int[] numbers, int from, boolean complete) {}

    public boolean isAll() {
        return conditions.isEmpty();
    }

    public List<LineCondition> conditions() {
        return conditions;
    }

    /// The lines of a view of which the conditions hold.
    ///
    /// @param over asked between pieces; true where the time is over
    public Found in(LineView view, BooleanSupplier over) {
        return in(view, Integer.MIN_VALUE, over);
    }

    /// The same for lines from this number on.
    public Found in(LineView view, int from, BooleanSupplier over) {
        List<LineTest> tests = new ArrayList<>();
        conditions.forEach(condition -> tests.add(LineTest.of(condition, view)));
        List<LinePart> parts = view.parts();
        int[][] found = new int[parts.size()][];
        int next = parts.size();
        while (next > 0 && (next == parts.size() || !over.getAsBoolean())) {
            int begin = Math.max(0, next - (next == parts.size() ? 1 : AT_ONCE));
            IntStream.range(begin, next).parallel().forEach(i -> found[i] = numbers(parts.get(i), from, tests));
            next = begin;
        }
        boolean complete = next == 0;
        return new Found(joined(found, next), complete ? from : parts.get(next).first(), complete);
    }

    private static int[] joined(int[][] found, int from) {
        int total = 0;
        for (int i = from; i < found.length; i++) {
            total += found[i].length;
        }
        int[] all = new int[total];
        int at = 0;
        for (int i = from; i < found.length; i++) {
            System.arraycopy(found[i], 0, all, at, found[i].length);
            at += found[i].length;
        }
        return all;
    }

    private int[] numbers(LinePart part, int from, List<LineTest> tests) {
        Kept kept = new Kept(part.size(), true);
        for (int i = 0; i < part.size() && part.first() + i < from; i++) {
            kept.remove(i);
        }
        for (int i = 0; i < tests.size() && !kept.isEmpty(); i++) {
            Kept holds = new Kept(part.size(), false);
            tests.get(i).mark(part, kept, holds);
            kept.and(holds, isNegated(conditions.get(i)));
        }
        int[] numbers = new int[kept.count()];
        int count = 0;
        for (int i = kept.next(0); i >= 0; i = kept.next(i + 1)) {
            numbers[count++] = part.first() + i;
        }
        return Arrays.copyOf(numbers, count);
    }

    private static boolean isNegated(LineCondition condition) {
        return condition instanceof LineCondition.Not(LineCondition other) && !isNegated(other);
    }

    private static int cost(LineCondition condition) {
        return switch (condition) {
            case LineCondition.Levels _, LineCondition.Span _, LineCondition.Cars _, LineCondition.Sources _ -> 0;
            case LineCondition.Text _ -> 1;
            case LineCondition.Field _ -> 2;
            case LineCondition.Matches _ -> 3;
            case LineCondition.Not(LineCondition other) -> cost(other);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LineFilter same && same.conditions.equals(conditions);
    }

    @Override
    public int hashCode() {
        return conditions.hashCode();
    }
}
