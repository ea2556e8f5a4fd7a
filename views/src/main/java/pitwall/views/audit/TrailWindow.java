package pitwall.views.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import pitwall.protocol.rest.AuditDetail;

/// The part of a search in the trail that is loaded, the newest first: bounded, whatever is scrolled through. FX
/// thread; needs no toolkit.
final class TrailWindow {
    /// The most rows there are at once.
    static final int MOST = 2_000;

    private final ObservableList<AuditDetail> rows = FXCollections.observableArrayList();
    private final ObservableList<AuditDetail> view = FXCollections.unmodifiableObservableList(rows);
    private boolean older;
    private boolean newer;

    ObservableList<AuditDetail> rows() {
        return view;
    }

    /// True where older entries are there and not loaded.
    boolean hasOlder() {
        return older;
    }

    /// True where newer entries were let go to make room.
    boolean hasNewer() {
        return newer;
    }

    /// Number of the newest entry; 0 where there is none.
    long newest() {
        return rows.isEmpty() ? 0 : rows.getFirst().entry().n();
    }

    /// Number of the oldest entry; 0 where there is none.
    long oldest() {
        return rows.isEmpty() ? 0 : rows.getLast().entry().n();
    }

    /// Begins anew.
    ///
    /// @param entries oldest first, as they come
    /// @param more true where older ones are there
    void begin(List<AuditDetail> entries, boolean more) {
        rows.setAll(entries.reversed());
        older = more;
        newer = false;
    }

    /// Begins anew at a moment of the past: later entries are there and not loaded.
    ///
    /// @param entries oldest first, as they come
    /// @param more true where older ones are there
    void beginAt(List<AuditDetail> entries, boolean more) {
        begin(entries, more);
        newer = true;
    }

    /// Whether the newest entry by a moment is among those that are loaded.
    boolean reaches(Instant moment) {
        return !rows.isEmpty()
                && (!older || !rows.getLast().entry().at().isAfter(moment))
                && (!newer || rows.getFirst().entry().at().isAfter(moment));
    }

    /// The newest one by a moment, of those that are loaded.
    Optional<AuditDetail> newestBy(Instant moment) {
        return rows.stream().filter(row -> !row.entry().at().isAfter(moment)).findFirst();
    }

    /// Adds older entries at the end; the newest make room.
    void addOlder(List<AuditDetail> entries, boolean more) {
        rows.addAll(entries.reversed());
        older = more;
        if (rows.size() > MOST) {
            rows.remove(0, rows.size() - MOST);
            newer = true;
        }
    }

    /// Adds newer entries at the beginning; the oldest make room.
    void addNewer(List<AuditDetail> entries, boolean more) {
        long known = newest();
        List<AuditDetail> fresh = new ArrayList<>();
        for (AuditDetail entry : entries.reversed()) {
            if (entry.entry().n() > known) {
                fresh.add(entry);
            }
        }
        rows.addAll(0, fresh);
        newer = more;
        if (rows.size() > MOST) {
            rows.remove(MOST, rows.size());
            older = true;
        }
    }

    Optional<AuditDetail> find(long n) {
        return rows.stream().filter(row -> row.entry().n() == n).findFirst();
    }
}
