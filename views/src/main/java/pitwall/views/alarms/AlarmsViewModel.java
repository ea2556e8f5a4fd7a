package pitwall.views.alarms;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import pitwall.client.ConsoleMode;
import pitwall.client.FleetBoard;
import pitwall.client.FleetFrame;
import pitwall.client.SeenAlarms;
import pitwall.fleet.alarm.AlarmState;
import pitwall.fleet.alarm.CauseGroup;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.alarm.AlarmTally;
import pitwall.views.alarm.LastCleared;
import pitwall.views.desk.Destination.Alarms.Tab;
import pitwall.views.fx.FleetModel;

/// The list of alarms. Its rows stay where they are while somebody reads; what would change is counted. FX thread;
/// needs no toolkit.
final class AlarmsViewModel {
    private final FleetModel fleet;
    private final LastCleared lastCleared;
    private final BooleanSupplier held;
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(Tab.ACTIVE);
    private final StringProperty query = new SimpleStringProperty("");
    private final BooleanProperty grouped = new SimpleBooleanProperty();
    private final ObservableList<AlarmRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<AlarmsState> state = new ReadOnlyObjectWrapper<>(new AlarmsState.Loading());
    private final ReadOnlyObjectWrapper<AlarmSummary> summary = new ReadOnlyObjectWrapper<>(AlarmSummary.NONE);
    private final Set<CauseGroup> opened = new HashSet<>();
    private boolean wished = true;

    /// @param held true while the rows must stay where they are
    AlarmsViewModel(FleetModel fleet, LastCleared lastCleared, BooleanSupplier held) {
        this.fleet = fleet;
        this.lastCleared = lastCleared;
        this.held = held;
        tab.subscribe(_ -> apply());
        query.subscribe(_ -> apply());
        grouped.subscribe(_ -> apply());
    }

    /// Looks at the newest frame and the clock.
    void follow() {
        FleetFrame frame = fleet.frame();
        Instant now = fleet.serverNowProperty().get();
        // What is shown may be the past, in which nothing goes away now.
        lastCleared.see(fleet.live().frame(), fleet.live().serverNowProperty().get());
        FleetBoard board = frame.snapshot().board();
        SeenAlarms seen = board.alarms();
        AlarmSummary next = AlarmSummary.of(board, now);
        if (!next.equals(summary.get())) {
            summary.set(next);
        }
        List<AlarmLine> lines = lines(seen, now);
        if (held.getAsBoolean() && !wished && !rows.isEmpty()) {
            keep(lines);
        } else {
            replace(lines);
        }
        wished = false;
        AlarmsState judged = judge(frame);
        if (!judged.equals(state.get())) {
            state.set(judged);
        }
    }

    private List<AlarmLine> lines(SeenAlarms seen, Instant now) {
        Predicate<AlarmView> wanted = AlarmFilter.of(query.get());
        AlarmLines lines = new AlarmLines(seen.alarms(), wanted.and(this::isInTab), now);
        boolean flood = seen.load().flood();
        return flood || grouped.get() ? lines.grouped(opened, flood) : lines.single();
    }

    private boolean isInTab(AlarmView alarm) {
        return switch (tab.get()) {
            case ACTIVE -> alarm.state().isShown();
            case UNACKNOWLEDGED -> alarm.state().wantsAcknowledgement();
            case SHELVED -> alarm.state() == AlarmState.SHELVED;
            case SILENCED -> alarm.state() == AlarmState.SUPPRESSED || alarm.state() == AlarmState.OUT_OF_SERVICE;
            case JOURNAL, RULES, CHANNELS -> false;
        };
    }

    /// Says anew what each row says, and counts the lines that would come, go or move.
    private void keep(List<AlarmLine> lines) {
        Map<String, AlarmLine> next = new HashMap<>();
        lines.forEach(line -> next.put(line.key(), line));
        int gone = 0;
        int moved = 0;
        for (int i = 0; i < rows.size(); i++) {
            AlarmRow row = rows.get(i);
            AlarmLine line = next.get(row.key());
            if (line == null) {
                gone++;
            } else {
                row.show(line);
                moved += i < lines.size() && lines.get(i).key().equals(row.key()) ? 0 : 1;
            }
        }
        int come = lines.size() - (rows.size() - gone);
        waiting.set(come + gone > 0 ? come + gone : moved);
        revision.set(revision.get() + 1);
    }

    private void replace(List<AlarmLine> lines) {
        waiting.set(0);
        Map<String, AlarmRow> known = new HashMap<>();
        rows.forEach(row -> known.put(row.key(), row));
        boolean same = lines.size() == rows.size();
        AlarmRow[] next = new AlarmRow[lines.size()];
        for (int i = 0; i < next.length; i++) {
            AlarmLine line = lines.get(i);
            AlarmRow row = known.getOrDefault(line.key(), new AlarmRow(line));
            row.show(line);
            next[i] = row;
            same = same && rows.get(i) == row;
        }
        if (!same) {
            rows.setAll(next);
        }
        revision.set(revision.get() + 1);
    }

    private AlarmsState judge(FleetFrame frame) {
        FleetBoard board = frame.snapshot().board();
        if (!board.known()) {
            return new AlarmsState.NotCached();
        }
        ConsoleMode mode = frame.freshness().mode();
        if (frame.epoch() == null && mode != ConsoleMode.REPLAY) {
            return mode == ConsoleMode.OFFLINE ? new AlarmsState.NotCached() : new AlarmsState.Loading();
        }
        if (!rows.isEmpty()) {
            return new AlarmsState.Ready();
        }
        int all = (int) board.alarms().alarms().stream().filter(this::isInTab).count();
        return all > 0 ? new AlarmsState.NoneFound(all, query.get().strip()) : new AlarmsState.Empty(cleared(frame));
    }

    /// What was last cleared went away after a moment of the past, or before it.
    private Optional<Instant> cleared(FleetFrame frame) {
        Instant until = frame.moment().orElse(Instant.MAX);
        return lastCleared.atProperty().get().filter(at -> !at.isAfter(until));
    }

    /// Brings the rows up to date at the reader's own request.
    void apply() {
        wished = true;
        follow();
    }

    /// Opens the alarms of a cause, or closes them.
    void toggle(CauseGroup cause) {
        if (!opened.remove(cause)) {
            opened.add(cause);
        }
        apply();
    }

    Optional<AlarmRow> row(String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst();
    }

    /// The row of an alarm, or of its cause.
    Optional<AlarmRow> rowOf(String alarm) {
        Optional<AlarmRow> own = row(alarm);
        return own.isPresent()
                ? own
                : fleet.frame()
                        .snapshot()
                        .board()
                        .alarms()
                        .alarm(alarm)
                        .flatMap(view -> row("cause " + AlarmLines.cause(view)));
    }

    /// All alarms that a line stands for.
    List<AlarmView> members(AlarmLine line) {
        return line.isCause()
                ? fleet.frame().snapshot().board().alarms().alarms().stream()
                        .filter(this::isInTab)
                        .filter(alarm -> AlarmLines.cause(alarm).equals(line.cause()))
                        .toList()
                : List.of(line.alarm());
    }

    AlarmTally tally() {
        return summary.get().tally();
    }

    ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    StringProperty queryProperty() {
        return query;
    }

    BooleanProperty groupedProperty() {
        return grouped;
    }

    ObservableList<AlarmRow> rows() {
        return rows;
    }

    /// Counts up whenever a row says something else.
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// How many lines wait to come, go or move.
    ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AlarmsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AlarmSummary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }
}
