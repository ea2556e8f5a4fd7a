package pitwall.views.rollouts;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import pitwall.client.FleetFrame;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.progress.Urgency;

/// What the list of rollouts shows. FX thread; needs no toolkit.
///
/// What a row says changes at once; rows come, go and change places only while nobody reads the list, or when it is
/// asked for.
final class RolloutsViewModel {
    /// Needs you, running, scheduled, rest; inside of that the newest first.
    private static final Comparator<RolloutLine> ORDER = Comparator.comparing(RolloutLine::urgency)
            .thenComparing(RolloutLine::begun, Comparator.reverseOrder())
            .thenComparing(RolloutLine::id);

    private final FleetModel fleet;
    private final Strings strings;
    private final LineWriter writer;
    private final Supplier<List<RolloutDraft>> drafts;
    private final BooleanSupplier held;
    private final ObservableList<RolloutRow> rows = FXCollections.observableArrayList();
    private final BooleanProperty onlyForMe = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<RolloutsState> state = new ReadOnlyObjectWrapper<>(new RolloutsState.Loading());
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    /// Counts every change of what a row says.
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();

    private List<RolloutLine> newest = List.of();

    /// @param drafts on this computer, and own templates
    /// @param held whether somebody reads the list, so that its rows must stay where they are
    RolloutsViewModel(FleetModel fleet, Strings strings, Supplier<List<RolloutDraft>> drafts, BooleanSupplier held) {
        this.fleet = fleet;
        this.strings = strings;
        this.writer = new LineWriter(strings);
        this.drafts = drafts;
        this.held = held;
        onlyForMe.subscribe(_ -> {
            read();
            apply();
        });
    }

    /// Follows the newest picture and the clock.
    void follow() {
        read();
        if (held.getAsBoolean()) {
            waiting.set(changes());
        } else {
            apply();
        }
    }

    private void read() {
        FleetFrame frame = fleet.frame();
        SessionInfo session = frame.session();
        Instant now = fleet.serverNowProperty().get();
        newest = Stream.concat(
                        frame.snapshot().board().rollouts().stream().map(view -> writer.line(view, session, now)),
                        drafts.get().stream()
                                .filter(draft -> !draft.own() && draft.sent() == null)
                                .map(writer::line))
                .sorted(ORDER)
                .toList();
        showLines();
        describe(frame);
    }

    private List<RolloutLine> wanted() {
        return onlyForMe.get()
                ? newest.stream().filter(RolloutsViewModel::isForMe).toList()
                : newest;
    }

    private static boolean isForMe(RolloutLine line) {
        return line.urgency() == Urgency.NEEDS_YOU;
    }

    private void showLines() {
        Map<String, RolloutLine> byId = new HashMap<>();
        newest.forEach(line -> byId.put(line.id(), line));
        boolean changed = false;
        for (RolloutRow row : rows) {
            RolloutLine line = byId.get(row.id());
            if (line != null && !line.equals(row.line())) {
                row.show(line);
                changed = true;
            }
        }
        if (changed) {
            revision.set(revision.get() + 1);
        }
    }

    /// Rows that would come, go or change places.
    private int changes() {
        List<String> shown = rows.stream().map(RolloutRow::id).toList();
        List<String> next = wanted().stream().map(RolloutLine::id).toList();
        int moved = 0;
        for (int i = 0; i < Math.max(shown.size(), next.size()); i++) {
            boolean same = i < shown.size() && i < next.size() && shown.get(i).equals(next.get(i));
            moved += same ? 0 : 1;
        }
        return moved;
    }

    /// Puts the rows into their order now.
    void apply() {
        waiting.set(0);
        List<RolloutLine> lines = wanted();
        if (rows.stream()
                .map(RolloutRow::id)
                .toList()
                .equals(lines.stream().map(RolloutLine::id).toList())) {
            return;
        }
        Map<String, RolloutRow> known = new HashMap<>();
        rows.forEach(row -> known.put(row.id(), row));
        rows.setAll(lines.stream()
                .map(line -> {
                    RolloutRow row = known.getOrDefault(line.id(), new RolloutRow(line));
                    row.show(line);
                    return row;
                })
                .toList());
        revision.set(revision.get() + 1);
    }

    private void describe(FleetFrame frame) {
        long forMe = newest.stream().filter(RolloutsViewModel::isForMe).count();
        RolloutsState now = currentState(frame, forMe);
        if (!now.equals(state.get())) {
            state.set(now);
        }
        status.set(
                now instanceof RolloutsState.Ready || now instanceof RolloutsState.NoneForYou
                        ? strings.get(
                                "rollouts.status",
                                strings.plural("rollouts.count", newest.size()),
                                strings.plural("rollouts.for-you", forMe))
                        : "");
    }

    private RolloutsState currentState(FleetFrame frame, long forMe) {
        SessionInfo session = frame.session();
        if (session != null && !session.capabilities().contains(Capability.FLEET_READ)) {
            return new RolloutsState.NotAllowed();
        }
        if (!frame.snapshot().board().known()) {
            return new RolloutsState.NotCached(); // whatever drafts there are
        }
        if (newest.isEmpty()) {
            return withoutRollouts(frame);
        }
        return onlyForMe.get() && forMe == 0 ? new RolloutsState.NoneForYou(newest.size()) : new RolloutsState.Ready();
    }

    private static RolloutsState withoutRollouts(FleetFrame frame) {
        return switch (frame.freshness()) {
            case Freshness.Live _, Freshness.Late _ -> new RolloutsState.Empty();
            case Freshness.Resyncing _ -> new RolloutsState.Loading();
            case Freshness.Reconnecting _ ->
                frame.asOf() == null ? new RolloutsState.Loading() : new RolloutsState.Empty();
            case Freshness.Offline offline -> {
                boolean trying = frame.asOf() == null && offline.trouble() == Freshness.Trouble.NONE;
                yield trying ? new RolloutsState.Loading() : new RolloutsState.NotCached();
            }
            case Freshness.Replay _ -> new RolloutsState.NoneThen();
        };
    }

    ObservableList<RolloutRow> rows() {
        return rows;
    }

    /// The row of a rollout, if it is listed.
    Optional<RolloutRow> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    BooleanProperty onlyForMeProperty() {
        return onlyForMe;
    }

    ReadOnlyObjectProperty<RolloutsState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// How many rows would come, go or change places.
    ReadOnlyIntegerProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }
}
