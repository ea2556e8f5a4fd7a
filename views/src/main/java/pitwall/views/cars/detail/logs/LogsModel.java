package pitwall.views.cars.detail.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.client.CarFiles;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.views.cars.asked.Inquiry;
import pitwall.views.cars.asked.Known;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// The log of one car: the last lines the server has, and those that came on the stream since. FX thread; needs no
/// toolkit.
public final class LogsModel {
    /// How far around a moment [#around] looks.
    public static final Duration AROUND = Duration.ofMinutes(2);

    private static final int MOST = 1_000;

    private final CarId car;
    private final CarFiles files;
    private final FleetModel fleet;
    private final Inquiry<List<LogEntry>> last;
    private final ReadOnlyObjectWrapper<List<LogEntry>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Instant>> middle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<LogEntry>> pointed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<LogEntry> told = List.of();
    private long seen = -1;
    private boolean errorWanted;

    public LogsModel(CarId car, CarFiles files, FleetModel fleet, Executor fxThread, Strings strings) {
        this.car = car;
        this.files = files;
        this.fleet = fleet;
        this.last = new Inquiry<>(() -> files.logs(car), fleet, fxThread, strings);
        last.knownProperty().subscribe(known -> known.maybe().ifPresent(this::take));
    }

    public void refresh() {
        last.ask();
        arrange(); // another moment of the past may be shown
    }

    /// Looks for new lines of the stream.
    public void tick() {
        if (seen != fleet.logs().revision()) {
            seen = fleet.logs().revision();
            arrange();
        }
    }

    private void take(List<LogEntry> newest) {
        told = newest;
        arrange();
        if (errorWanted && !lines.get().isEmpty()) {
            errorWanted = false;
            pointAtLastError();
        }
    }

    /// A line that was both told and seen counts once.
    private void arrange() {
        Set<LogEntry> both = new LinkedHashSet<>(told);
        both.addAll(fleet.logs().of(car, MOST));
        List<LogEntry> ordered = new ArrayList<>(both);
        Comparator<LogEntry> byTime = Comparator.comparing(this::time);
        ordered.sort(byTime.thenComparing(LogEntry::sequence));
        files.until().ifPresent(then -> ordered.removeIf(entry -> time(entry).isAfter(then)));
        middle.get().ifPresent(at -> ordered.removeIf(entry -> !isAround(entry, at)));
        if (!ordered.equals(lines.get())) {
            lines.set(List.copyOf(ordered));
        }
    }

    /// When a line was said, as the past is told; in the present, when it came.
    Instant time(LogEntry entry) {
        return files.reckoning().time(entry);
    }

    Reckoning reckoning() {
        return files.reckoning();
    }

    /// Whether a line came so late that it stands elsewhere than as it was known.
    boolean isLate(LogEntry entry) {
        return Duration.between(time(entry), entry.at()).compareTo(Reckoning.LATE) >= 0;
    }

    Optional<Instant> until() {
        return files.until();
    }

    private boolean isAround(LogEntry entry, Instant at) {
        return Duration.between(at, time(entry)).abs().compareTo(AROUND) <= 0;
    }

    /// Shows only the lines around a moment; empty for all.
    public void around(Optional<Instant> at) {
        middle.set(at);
        arrange();
    }

    /// Points at the last line that tells of an error, as soon as there are lines.
    public void pointAtLastError() {
        errorWanted = lines.get().isEmpty();
        lines.get().reversed().stream()
                .filter(entry -> entry.level() == LogLevel.ERROR)
                .findFirst()
                .ifPresent(entry -> pointed.set(Optional.of(entry)));
    }

    /// Oldest first.
    public ReadOnlyObjectProperty<List<LogEntry>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// The moment around which lines are shown; empty where all are.
    public ReadOnlyObjectProperty<Optional<Instant>> middleProperty() {
        return middle.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<LogEntry>> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Known<List<LogEntry>>> knownProperty() {
        return last.knownProperty();
    }
}
