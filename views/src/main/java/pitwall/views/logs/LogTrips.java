package pitwall.views.logs;

import java.time.Instant;
import java.util.Optional;
import pitwall.protocol.rest.LogLine;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.lines.RowList;

/// The ways to lines that may not be loaded yet: to either end, to a moment, to one line. FX thread; needs no toolkit.
final class LogTrips {
    private final LogsViewModel model;

    LogTrips(LogsViewModel model) {
        this.model = model;
    }

    /// Goes to the newest line and follows from there.
    void toEnd() {
        model.leaveContext();
        model.selection().clear();
        Optional<LogWindow> window = model.loading().window();
        if (window.isPresent()
                && (window.get().isAtHead() || model.loading().cachedUntil().isPresent())) {
            model.follow();
        } else {
            model.reload();
        }
    }

    /// Goes to the oldest line there is, and stays.
    void toStart() {
        model.leaveContext();
        model.stopFollowing();
        boolean more = model.loading().window().filter(LogWindow::hasOlder).isPresent();
        if (more && model.isAsking()) {
            model.open(LogWindow::openOldest, false, () -> select(0, 1));
        } else {
            select(0, 1);
        }
    }

    /// Goes to a moment, and stays.
    void toMoment(Instant moment) {
        model.leaveContext();
        model.stopFollowing();
        if (!model.isAsking()
                || model.loading()
                        .window()
                        .filter(window -> holds(window, moment))
                        .isPresent()) {
            selectAt(moment);
        } else {
            model.open(opened -> opened.openAt(moment), false, () -> selectAt(moment));
        }
    }

    private static boolean holds(LogWindow window, Instant moment) {
        LineStore store = window.store();
        return !store.isEmpty()
                && !moment.isBefore(store.at(store.first()))
                && (window.isAtHead() || moment.isBefore(store.at(store.end() - 1)));
    }

    /// Goes to the first line from a moment on, among those that are loaded.
    void selectAt(Instant moment) {
        selectFrom(model.rows().store().numberAt(moment));
    }

    /// Goes to a line, and stays.
    void toLine(LogLine line) {
        model.stopFollowing();
        LineStore store = model.rows().store();
        int number = store.numberOf(line.id());
        boolean there = store.holds(number) && store.id(number) == line.id();
        if (there && model.rows().list().shows(number)) {
            model.selection().only(number);
        } else if (model.isAsking()) {
            model.open(
                    opened -> opened.openFrom(line.id()),
                    false,
                    () -> selectFrom(model.rows().store().numberOf(line.id())));
        }
    }

    /// Shows what a car, or the server, wrote around one of its lines, by the time by which the lines are told.
    void around(LogLine line) {
        model.around(line.car(), model.told().reckoning().time(line));
    }

    private void selectFrom(int number) {
        RowList rows = model.rows().list();
        int row = rows.rowOf(number);
        select(Math.min(row, rows.size() - 1), row < rows.size() ? 1 : -1);
    }

    private void select(int row, int step) {
        RowList rows = model.rows().list();
        int line = rows.lineFrom(row, step);
        if (line >= 0) {
            model.selection().only(rows.number(line));
        }
    }

    /// Loads older lines, because somebody came near the first that is there.
    void nearStart() {
        if (model.isAsking()) {
            model.loading().window().ifPresent(LogWindow::older);
        }
    }

    /// Loads newer lines where those that are there are not the newest.
    void nearEnd() {
        if (model.isAsking()) {
            model.loading().window().filter(window -> !window.isAtHead()).ifPresent(LogWindow::newer);
        }
    }
}
