package pitwall.views.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.past.Bookmark;
import pitwall.client.past.Bookmarks;

/// The moments that were marked, and what is said to them. They are looked up with every way into the past. FX thread.
public final class TimeBookmarks {
    private static final Logger log = LoggerFactory.getLogger(TimeBookmarks.class);

    private final TimeTravel travel;
    private final Bookmarks kept;
    private final Executor fxThread;
    private final ObservableList<Bookmark> all = FXCollections.observableArrayList();
    private final ObservableList<Bookmark> shown = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(Outcome.NONE);
    private boolean there;

    /// What became of the last wish.
    public enum Outcome {
        NONE,
        KEPT,
        /// There are as many as one can have, or nothing can be kept on this computer.
        NOT_KEPT,
        /// What was kept cannot be read.
        FAILED
    }

    public TimeBookmarks(TimeTravel travel, Bookmarks kept, Executor fxThread) {
        this.travel = travel;
        this.kept = kept;
        this.fxThread = fxThread;
        travel.momentProperty().subscribe(this::look);
    }

    /// The earliest first.
    public ObservableList<Bookmark> all() {
        return shown;
    }

    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// The one of the moment that is shown.
    public Optional<Bookmark> here() {
        return travel.momentProperty()
                .get()
                .flatMap(then ->
                        all.stream().filter(each -> each.at().equals(then)).findFirst());
    }

    /// Marks the moment that is shown.
    public void keep(String text) {
        outcome.set(Outcome.NONE);
        travel.momentProperty()
                .get()
                .ifPresent(then -> kept.keep(Bookmark.of(then, text))
                        .whenCompleteAsync(
                                (done, failure) -> {
                                    if (done == null) {
                                        log.warn("a bookmark cannot be kept", failure);
                                    }
                                    outcome.set(done == null ? Outcome.FAILED : done ? Outcome.KEPT : Outcome.NOT_KEPT);
                                    read();
                                },
                                fxThread));
    }

    public void remove(Bookmark bookmark) {
        outcome.set(Outcome.NONE);
        kept.remove(bookmark.at()).whenCompleteAsync((_, _) -> read(), fxThread);
    }

    public void goTo(Bookmark bookmark) {
        travel.goTo(bookmark.at());
    }

    /// What somebody else did meanwhile is of no interest: a window is all there is of a person's past.
    private void look(Optional<Instant> moment) {
        boolean entering = moment.isPresent() && !there;
        there = moment.isPresent();
        if (entering) {
            read();
        } else if (!there) {
            all.clear();
        }
        outcome.set(Outcome.NONE);
    }

    private void read() {
        kept.all()
                .whenCompleteAsync(
                        (found, failure) -> {
                            if (found == null) {
                                log.warn("bookmarks cannot be read", failure);
                                outcome.set(Outcome.FAILED);
                            }
                            all.setAll(found == null || !there ? List.of() : found);
                        },
                        fxThread);
    }
}
