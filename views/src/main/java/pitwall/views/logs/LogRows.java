package pitwall.views.logs;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import pitwall.views.logs.lines.LineCondition;
import pitwall.views.logs.lines.LineFilter;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.lines.LineView;
import pitwall.views.logs.lines.NumberList;
import pitwall.views.logs.lines.RowList;
import pitwall.views.logs.lines.Seam;

/// The rows that are shown of a window's lines, and those of them that somebody searches for. A new filter runs over
/// everything on another thread, and what was there stays until it is through; lines that come later are held against
/// it as they come. FX thread.
final class LogRows {
    /// How long an expression may take over everything that is loaded.
    static final Duration BUDGET = Duration.ofMillis(1_500);

    private static final BooleanSupplier NEVER = () -> false;

    private final Executor background;
    private final Executor fxThread;
    private final Runnable changed;
    private final RowList rows = new RowList();
    private final NumberList hits = new NumberList();
    private LineStore store = new LineStore(false);
    private LineFilter filter = LineFilter.ALL;
    private LineFilter search = LineFilter.ALL;
    private Predicate<Seam> alone = _ -> false;
    private long generation;
    private boolean running;
    private boolean complete = true;
    private int lookedFrom;

    /// @param changed called when rows came, went or are others
    LogRows(Executor background, Executor fxThread, Runnable changed) {
        this.background = background;
        this.fxThread = fxThread;
        this.changed = changed;
    }

    RowList list() {
        return rows;
    }

    /// What is searched for, as lines; empty while nothing is.
    NumberList hits() {
        return hits;
    }

    boolean isSearching() {
        return !search.isAll();
    }

    LineStore store() {
        return store;
    }

    /// Whether what is shown is still to be narrowed.
    boolean isRunning() {
        return running;
    }

    /// False where the time for an expression was over before all lines were looked at.
    boolean isComplete() {
        return complete;
    }

    /// The first line that was looked at.
    int lookedFrom() {
        return lookedFrom;
    }

    /// Shows other lines, or the same otherwise.
    ///
    /// @param narrowing what must hold of a line to be shown
    /// @param searched what must hold of a line to be a hit
    /// @param seamsAlone which seams are shown before lines that are not shown
    void show(
            LineStore lines, List<LineCondition> narrowing, List<LineCondition> searched, Predicate<Seam> seamsAlone) {
        boolean others = lines != store;
        store = lines;
        filter = new LineFilter(narrowing);
        search = new LineFilter(searched);
        alone = seamsAlone;
        if (others) {
            rows.replace(new int[0], new int[0]);
            hits.replace(new int[0]);
        }
        run(BUDGET);
    }

    /// Goes on where the time was over, with more of it.
    void goOn() {
        run(BUDGET.multipliedBy(20));
    }

    private void run(Duration budget) {
        long asked = ++generation;
        LineView view = store.view();
        int first = store.first();
        LineFilter wanted = filter;
        LineFilter sought = search;
        if (wanted.isAll() && sought.isAll() || view.size() <= LogWindow.PAGE) {
            running = false;
            took(wanted.in(view, NEVER), hits(sought, wanted, view, NEVER), first, view.end());
            return;
        }
        running = true;
        background.execute(() -> {
            long end = System.nanoTime() + budget.toNanos();
            BooleanSupplier over = () -> System.nanoTime() > end || asked != generation;
            LineFilter.Found found = wanted.in(view, over);
            LineFilter.Found sighted = areAllHits(wanted, sought) ? found : hits(sought, wanted, view, over);
            fxThread.execute(() -> {
                if (asked == generation) {
                    running = false;
                    took(found, sighted, first, view.end());
                    later(view.end());
                    earlier(first);
                    changed.run();
                }
            });
        });
    }

    /// Whether only hits are shown, which then need not be looked for twice.
    private static boolean areAllHits(LineFilter wanted, LineFilter sought) {
        return !sought.isAll() && wanted.conditions().containsAll(sought.conditions());
    }

    private static LineFilter.Found hits(LineFilter sought, LineFilter wanted, LineView view, BooleanSupplier over) {
        if (sought.isAll()) {
            return new LineFilter.Found(new int[0], 0, true);
        }
        List<LineCondition> both = new java.util.ArrayList<>(wanted.conditions());
        both.addAll(sought.conditions());
        return new LineFilter(both).in(view, over);
    }

    private void took(LineFilter.Found found, LineFilter.Found sighted, int first, int end) {
        complete = found.complete() && sighted.complete();
        lookedFrom = complete ? first : Math.max(found.from(), sighted.from());
        rows.replace(found.numbers(), seams(found.numbers(), first, end));
        hits.replace(sighted.numbers());
        changed.run();
    }

    /// Lines came at the newer end.
    ///
    /// @return how many of them are shown
    int appended(int from) {
        if (running) {
            return 0;
        }
        int before = rows.lines();
        later(from);
        changed.run();
        return rows.lines() - before;
    }

    /// Lines came at the older end.
    void prepended(int to) {
        if (!running) {
            earlier(to);
            changed.run();
        }
    }

    /// There is a seam before a line that is there already.
    void sampled(int number) {
        if (!running && (isAlone(number) || rows.shows(number))) {
            rows.seam(number);
            changed.run();
        }
    }

    void dropped(int first) {
        rows.dropBefore(first);
        hits.dropBefore(first);
        changed.run();
    }

    private void later(int from) {
        if (from < store.end()) {
            LineView view = store.view(from);
            int[] numbers = filter.in(view, from, NEVER).numbers();
            rows.append(numbers, seams(numbers, from, Integer.MAX_VALUE));
            hits.append(atMost(
                    from, Integer.MAX_VALUE, hits(search, filter, view, NEVER).numbers()));
        }
    }

    private void earlier(int to) {
        if (store.first() < to) {
            LineView view = store.view().before(to);
            int[] numbers = filter.in(view, NEVER).numbers();
            rows.prepend(numbers, seams(numbers, store.first(), to));
            hits.prepend(hits(search, filter, view, NEVER).numbers());
            if (store.seam(to).isPresent() && (isAlone(to) || rows.shows(to))) {
                rows.seam(to);
            }
        }
    }

    private static int[] atMost(int from, int to, int[] numbers) {
        return Arrays.stream(numbers)
                .filter(number -> number >= from && number < to)
                .toArray();
    }

    private boolean isAlone(int number) {
        return store.seam(number).filter(alone).isPresent();
    }

    private int[] seams(int[] shown, int from, int to) {
        return Arrays.stream(store.seams())
                .filter(number -> number >= from && number < to)
                .filter(number -> isAlone(number) || Arrays.binarySearch(shown, number) >= 0)
                .toArray();
    }
}
