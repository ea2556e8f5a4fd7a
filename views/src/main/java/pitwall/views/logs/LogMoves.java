package pitwall.views.logs;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntPredicate;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import pitwall.client.Answer;
import pitwall.client.FleetLogs;
import pitwall.client.LogWish;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;
import pitwall.views.kit.Strings;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.lines.NumberList;
import pitwall.views.logs.lines.RowList;

/// Leads from line to line: to the next error, warning, pin or hit. Where none is loaded any more the server is asked
/// for the next one. FX thread; needs no toolkit.
final class LogMoves {
    private final LogsViewModel model;
    private final FleetLogs logs;
    private final Executor fxThread;
    private final Strings strings;
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");

    LogMoves(LogsViewModel model, FleetLogs logs, Executor fxThread, Strings strings) {
        this.model = model;
        this.logs = logs;
        this.fxThread = fxThread;
        this.strings = strings;
    }

    /// What became of the last move, where it led nowhere.
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// To the next line of exactly this level.
    ///
    /// @param step 1 for newer, -1 for older
    void level(LogLevel level, int step) {
        LineStore store = model.rows().store();
        if (!row(number -> store.level(number) == level, step)) {
            beyond(level, step);
        }
    }

    /// To the next hit; around again from the other end.
    void hit(int step) {
        NumberList hits = model.rows().hits();
        note.set("");
        if (hits.isEmpty()) {
            note.set(strings.get(model.rows().isSearching() ? "logs.move.no-hit" : "logs.move.no-search"));
            return;
        }
        int lead = model.selection().lead();
        int at = hits.firstFrom(lead);
        boolean on = at < hits.size() && hits.get(at) == lead;
        int next = step > 0 ? (lead == 0 ? hits.size() - 1 : on ? at + 1 : at) : at - 1;
        if (lead == 0 && step < 0) {
            next = hits.size() - 1;
        }
        go(hits.get(Math.floorMod(next, hits.size())));
    }

    /// To the next pinned line, wherever it is.
    void pin(int step) {
        note.set("");
        long id = model.line().map(LogLine::id).orElse(step > 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
        model.pins()
                .next(id, step)
                .ifPresentOrElse(model.trips()::toLine, () -> note.set(strings.get("logs.move.no-pin")));
    }

    /// To the next separator.
    void seam(int step) {
        RowList rows = model.rows().list();
        note.set("");
        for (int row = startRow(rows, step); row >= 0 && row < rows.size(); row += step) {
            if (rows.isSeam(row) && rows.number(row) != model.selection().lead()) {
                int line = rows.lineFrom(row, 1);
                if (line >= 0) {
                    go(rows.number(line));
                    return;
                }
            }
        }
        note.set(strings.get("logs.move.no-seam"));
    }

    private static int startRow(RowList rows, int lead, int step) {
        if (lead == 0) {
            return step > 0 ? 0 : rows.size() - 1;
        }
        int row = rows.rowOf(lead);
        return step > 0 && !rows.shows(lead) ? row : row + step;
    }

    private int startRow(RowList rows, int step) {
        return startRow(rows, model.selection().lead(), step);
    }

    private boolean row(IntPredicate wanted, int step) {
        RowList rows = model.rows().list();
        note.set("");
        for (int row = startRow(rows, step); row >= 0 && row < rows.size(); row += step) {
            if (!rows.isSeam(row) && wanted.test(rows.number(row))) {
                go(rows.number(row));
                return true;
            }
        }
        return false;
    }

    private void go(int number) {
        model.stopFollowing();
        model.selection().only(number);
    }

    /// Asks the server for the next one of a level behind what is loaded.
    private void beyond(LogLevel level, int step) {
        Optional<LogWindow> window = model.loading().window();
        boolean more = window.isPresent()
                && model.loading().isLive()
                && model.loading().cachedUntil().isEmpty()
                && model.contextProperty().get().isEmpty()
                && (step < 0 ? window.get().hasOlder() : !window.get().isAtHead());
        LineStore store = model.rows().store();
        if (!more || store.isEmpty() || !model.query().levels().contains(level)) {
            none(level, step);
            return;
        }
        note.set(strings.get("logs.move.asking"));
        LogWish wish = model.question().wish().atLeast(level);
        look(wish, level, step, step < 0 ? store.id(store.first()) : store.id(store.end() - 1));
    }

    /// A level asks for worse ones too, so a page is read until one is exactly of it.
    private void look(LogWish wish, LogLevel level, int step, long after) {
        FleetLogs.Order order = step < 0 ? FleetLogs.Order.NEWEST : FleetLogs.Order.OLDEST;
        long asked = model.steps().ask();
        CompletableFuture<?> unused = logs.search(wish, order, after, level == LogLevel.ERROR ? 1 : 200)
                .thenAccept(answer -> fxThread.execute(() -> looked(asked, answer, wish, level, step)));
    }

    private void looked(long asked, Answer<LogPage> answer, LogWish wish, LogLevel level, int step) {
        if (!model.steps().answered(asked)) {
            return;
        }
        if (!(answer instanceof Answer.Given<LogPage>(LogPage page))) {
            model.steps().forget();
            note.set(strings.get("logs.trouble.unanswered"));
            return;
        }
        Optional<LogLine> found =
                page.lines().stream().filter(line -> line.level() == level).findFirst();
        Long next = page.next();
        if (found.isPresent()) {
            note.set("");
            model.trips().toLine(found.get());
        } else if (next != null) {
            look(wish, level, step, next);
        } else {
            none(level, step);
        }
        model.steps().goOn();
    }

    private void none(LogLevel level, int step) {
        note.set(strings.get(
                step < 0 ? "logs.move.none-older" : "logs.move.none-newer", strings.get("log.level." + level)));
    }
}
