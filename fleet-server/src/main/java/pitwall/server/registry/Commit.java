package pitwall.server.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.server.storage.CarRows;
import pitwall.server.storage.Database;
import pitwall.server.storage.LinkRows;
import pitwall.server.storage.LogLineRows;
import pitwall.server.storage.LogRows;
import pitwall.server.storage.TimelineRows;

/// The transaction of one group: opened by the first who needs it, rolled back unless committed. A group that
/// brought nothing but figures never opens one.
final class Commit implements AutoCloseable {
    private final Database database;
    private final int timelineEntries;
    private @Nullable Handle handle;

    /// @param timelineEntries of a car that stay, about
    Commit(Database database, int timelineEntries) {
        this.database = database;
        this.timelineEntries = timelineEntries;
    }

    Handle sql() {
        Handle open = handle;
        if (open == null) {
            open = database.begin();
            handle = open;
        }
        return open;
    }

    /// Writes everything of a draft that disk must know.
    void save(Draft draft) {
        List<Car> durable = new ArrayList<>();
        for (Draft.Edit edit : draft.edits()) {
            Car after = edit.after();
            if (edit.isDurable() && after != null) {
                durable.add(after);
            }
        }
        if (!durable.isEmpty()) {
            new CarRows(sql()).save(durable);
        }
        if (!draft.timelineRows().isEmpty()) {
            new TimelineRows(sql()).add(draft.timelineRows(), timelineEntries);
        }
        if (!draft.logRows().isEmpty()) {
            new LogRows(sql()).add(draft.logRows());
            new LogLineRows(sql()).add(draft.numberedLines());
        }
        saveMarks(draft.durableMarks());
    }

    /// Writes latest values behind.
    void saveLatest(Collection<Car> cars) {
        if (!cars.isEmpty()) {
            new CarRows(sql()).saveVitals(cars);
        }
    }

    void saveMarks(Map<CarId, LinkMark> marks) {
        List<LinkRows.Mark> rows = new ArrayList<>();
        marks.forEach((car, mark) -> {
            if (!mark.equals(LinkMark.NONE)) {
                rows.add(new LinkRows.Mark(car, mark.boot(), mark.lastSeq(), mark.missingText()));
            }
        });
        if (!rows.isEmpty()) {
            new LinkRows(sql()).saveMarks(rows);
        }
    }

    void finish() {
        Handle open = handle;
        if (open != null) {
            open.commit();
        }
    }

    @Override
    public void close() {
        Handle open = handle;
        if (open != null) {
            if (open.isInTransaction()) {
                open.rollback();
            }
            open.close();
        }
    }
}
