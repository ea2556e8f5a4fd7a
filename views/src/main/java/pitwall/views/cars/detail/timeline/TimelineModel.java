package pitwall.views.cars.detail.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarFiles;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.views.cars.asked.Inquiry;
import pitwall.views.cars.asked.Known;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// The timeline of one car: the newest page, and older ones as they are asked for. FX thread; needs no toolkit.
///
/// Entries have numbers that rise, so pages fit together without a seam; where so much happened meanwhile that the
/// newest page does not reach what is known, the older ones are forgotten instead of leaving a hole nobody sees.
public final class TimelineModel {
    static final int PAGE = CarFiles.TIMELINE_PAGE;
    private static final Duration LEAP = Duration.ofHours(1);

    private final CarId car;
    private final CarFiles files;
    private final Executor fxThread;
    private final TreeMap<Long, TimelineEntry> entries = new TreeMap<>(Comparator.reverseOrder());
    private final Inquiry<List<TimelineEntry>> newest;
    private final ObjectProperty<TimelineKind> kind = new SimpleObjectProperty<>(TimelineKind.ALL);
    private final ReadOnlyObjectWrapper<List<TimelineRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Long>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper older = new ReadOnlyBooleanWrapper();
    private List<TimelineEntry> alarms = List.of();
    private boolean fetching;
    private Telling loaded = new Telling(Reckoning.AS_KNOWN, Optional.empty());
    /// How the past was told when the newest page was asked for.
    private Telling asked = loaded;
    private boolean failureWanted;

    public TimelineModel(CarId car, CarFiles files, FleetModel fleet, Executor fxThread, Strings strings) {
        this.car = car;
        this.files = files;
        this.fxThread = fxThread;
        this.newest = new Inquiry<>(this::askNewest, fleet, fxThread, strings);
        // Also of an equal page: told by another time, what is older than it differs.
        newest.knownProperty().subscribe(() -> newest.known().maybe().ifPresent(this::take));
        kind.subscribe(_ -> arrange());
    }

    /// Whose it is.
    CarId car() {
        return car;
    }

    /// Asks for what is new.
    public void refresh() {
        newest.ask();
        arrange(); // another moment of the past may be shown
    }

    private CompletableFuture<Answer<List<TimelineEntry>>> askNewest() {
        asked = telling();
        return files.timeline(car, Long.MAX_VALUE, PAGE);
    }

    private Telling telling() {
        return new Telling(files.reckoning(), files.until());
    }

    /// Asks for the page before the oldest entry.
    void fetchOlder() {
        Map.Entry<Long, TimelineEntry> last = entries.lastEntry();
        if (fetching || last == null) {
            return;
        }
        fetching = true;
        TimelineEntry oldest = last.getValue();
        Telling told = telling();
        CompletableFuture<?> unused = files.timeline(car, oldest.id(), PAGE)
                .thenAccept(answer -> fxThread.execute(() -> {
                    fetching = false;
                    if (told.goesOnBefore(oldest) && loaded.goesOnWith(told) && isOldest(oldest)) {
                        takeOlder(answer);
                    }
                }));
    }

    private boolean isOldest(TimelineEntry entry) {
        return !entries.isEmpty() && entries.lastKey() == entry.id();
    }

    /// How the past is told.
    private record Telling(Reckoning reckoning, Optional<Instant> until) {
        /// As it was known, an earlier moment is the end of a later one; as it happened, entries are missing anywhere.
        boolean goesOnWith(Telling next) {
            return reckoning == Reckoning.AS_KNOWN && next.reckoning == Reckoning.AS_KNOWN || equals(next);
        }

        /// Whether a page before that entry begins at it: where it was later, what lies between is left out.
        boolean goesOnBefore(TimelineEntry entry) {
            return until.isEmpty() || !reckoning.time(entry).isAfter(until.get());
        }
    }

    private void take(List<TimelineEntry> page) {
        if (!loaded.goesOnWith(asked)) {
            entries.clear();
        }
        loaded = asked;
        long oldest = page.isEmpty() ? 0 : page.getLast().id();
        boolean full = page.size() == PAGE;
        boolean holeAbove = full && !entries.isEmpty() && entries.firstKey() < oldest;
        boolean holeBelow =
                !page.isEmpty() && !entries.isEmpty() && page.getFirst().id() < entries.lastKey();
        if (holeAbove || holeBelow) {
            entries.clear();
        }
        boolean first = entries.isEmpty();
        page.forEach(entry -> entries.put(entry.id(), entry));
        if (first) {
            older.set(full);
        }
        arrange();
        if (failureWanted) {
            selectFailure();
        }
    }

    private void takeOlder(Answer<List<TimelineEntry>> answer) {
        switch (answer) {
            case Answer.Given<List<TimelineEntry>>(var page) -> addOlder(page);
            case Answer.Remembered<List<TimelineEntry>>(var page, var _) -> addOlder(page);
            case Answer.Refused<List<TimelineEntry>> _ -> {}
            case Answer.Unanswered<List<TimelineEntry>> _ -> {}
        }
    }

    private void addOlder(List<TimelineEntry> page) {
        page.forEach(entry -> entries.put(entry.id(), entry));
        older.set(page.size() == PAGE);
        arrange();
    }

    private void arrange() {
        rows.set(TimelineRows.of(withAlarms(), kind.get()));
    }

    /// Shows these beside what happened to the car itself.
    ///
    /// @param now as [AlarmEntries] and [NoteEntries] make them
    public void showBeside(List<TimelineEntry> now) {
        if (!now.equals(alarms)) {
            alarms = List.copyOf(now);
            arrange();
        }
    }

    /// The newest first; alarms that came before the oldest entry that is loaded wait for it.
    private List<TimelineEntry> withAlarms() {
        List<TimelineEntry> own = entries();
        if (alarms.isEmpty()) {
            return own;
        }
        List<TimelineEntry> all = new ArrayList<>(own);
        alarms.stream()
                .filter(entry -> !older.get() || own.isEmpty() || !entry.at().isBefore(oldest()))
                .forEach(all::add);
        all.sort(newestFirst());
        return all;
    }

    /// Goes to the entry after (1) or before (−1) the one that is pointed at, in time.
    public void step(int later) {
        List<Long> shown = shown().stream().map(TimelineEntry::id).toList();
        if (shown.isEmpty()) {
            return;
        }
        int here = selected.get().map(shown::indexOf).orElse(-1);
        int next = here < 0 ? 0 : Math.clamp(here - later, 0, shown.size() - 1);
        selected.set(Optional.of(shown.get(next)));
    }

    /// Goes an hour on (1) or back (−1) in time: to the first entry at least so far away, or to the last one there is
    /// in that direction.
    public void leap(int later) {
        List<TimelineEntry> shown = shown();
        if (shown.isEmpty()) {
            return;
        }
        Instant from = time(selectedEntry().orElse(shown.getFirst()));
        List<TimelineEntry> ahead = later > 0 ? shown.reversed() : shown;
        TimelineEntry reached = ahead.stream()
                .filter(entry -> {
                    Duration away = Duration.between(from, time(entry));
                    return (later > 0 ? away : away.negated()).compareTo(LEAP) >= 0;
                })
                .findFirst()
                .orElse(ahead.getLast());
        select(reached.id());
    }

    /// Goes to the entry that happened nearest to a moment.
    public void selectNear(Instant at) {
        shown().stream()
                .min(Comparator.comparing(
                        entry -> Duration.between(at, time(entry)).abs()))
                .ifPresent(entry -> select(entry.id()));
    }

    /// Points at the newest entry that tells of a failure, else at the newest one; as soon as there is one.
    public void selectFailure() {
        List<TimelineEntry> known = entries();
        failureWanted = known.isEmpty();
        known.stream()
                .filter(TimelineKind::isFailure)
                .findFirst()
                .or(() -> known.stream().findFirst())
                .ifPresent(entry -> select(entry.id()));
    }

    void select(@Nullable Long id) {
        selected.set(Optional.ofNullable(id));
    }

    /// What the filter leaves, the newest first.
    private List<TimelineEntry> shown() {
        List<TimelineEntry> shown = new ArrayList<>();
        for (TimelineRow row : rows.get()) {
            if (row instanceof TimelineRow.Happened(TimelineEntry entry)) {
                shown.add(entry);
            }
        }
        return shown;
    }

    /// The entry that is pointed at.
    public Optional<TimelineEntry> selectedEntry() {
        return selected.get()
                .flatMap(id -> shown().stream()
                        .filter(entry -> entry.id() == id)
                        .findFirst()
                        .or(() -> Optional.ofNullable(entries.get(id))));
    }

    /// Everything that is known of what happened up to the moment that is shown, the newest first.
    public List<TimelineEntry> entries() {
        return files.until().map(this::until).orElseGet(() -> List.copyOf(entries.values()));
    }

    private List<TimelineEntry> until(Instant then) {
        List<TimelineEntry> by = new ArrayList<>(entries.values());
        by.removeIf(entry -> time(entry).isAfter(then));
        if (files.reckoning() == Reckoning.AS_HAPPENED) {
            by.sort(newestFirst());
        }
        return List.copyOf(by);
    }

    /// When the oldest entry that is loaded came; never where none is.
    private Instant oldest() {
        Map.Entry<Long, TimelineEntry> last = entries.lastEntry();
        return last == null ? Instant.MAX : last.getValue().at();
    }

    private Comparator<TimelineEntry> newestFirst() {
        return Comparator.comparing(this::time).reversed();
    }

    /// When something was, as the past is told; in the present, when the server heard of it.
    public Instant time(TimelineEntry entry) {
        return files.reckoning().time(entry);
    }

    /// What is shown tells how it is.
    CarFiles files() {
        return files;
    }

    public ObjectProperty<TimelineKind> kindProperty() {
        return kind;
    }

    ReadOnlyObjectProperty<List<TimelineRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Long>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// True where the server may have older entries.
    ReadOnlyBooleanProperty olderProperty() {
        return older.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Known<List<TimelineEntry>>> knownProperty() {
        return newest.knownProperty();
    }
}
