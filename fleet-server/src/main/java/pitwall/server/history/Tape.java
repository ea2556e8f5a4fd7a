package pitwall.server.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.Json;
import pitwall.protocol.steps.CarBook;
import pitwall.protocol.steps.StepWriter;
import pitwall.server.storage.FleetHistoryRows.Row;

/// Writes the steps of one tier: a whole picture where a piece begins, then what changed. Belongs to one thread.
final class Tape {
    private static final ObjectMapper JSON = Json.stored();

    private final Tier tier;
    private final long step;
    private final Set<CarId> touched = new LinkedHashSet<>();
    private Map<CarId, Known> told = new LinkedHashMap<>();
    private final BoardTape board = new BoardTape();
    private @Nullable Piece piece;

    /// The piece that is written.
    private static final class Piece {
        final long at;
        final CarBook book = new CarBook();
        int rows;
        long last;

        Piece(long at) {
            this.at = at;
            this.last = at;
        }
    }

    Tape(Tier tier, HistorySettings settings) {
        this.tier = tier;
        this.step = tier.step(settings);
    }

    Tier tier() {
        return tier;
    }

    /// What may have changed since the last step.
    void touch(Changed changed) {
        if (piece != null) {
            touched.addAll(changed.cars().keySet());
            board.touch(changed);
        }
    }

    boolean isBroken() {
        return piece == null;
    }

    /// What was told last cannot be gone on from.
    void breakOff() {
        piece = null;
        touched.clear();
        board.forgetTouched();
    }

    /// When the piece begins that is written; [Long#MAX_VALUE] where there is none.
    long writing() {
        Piece open = piece;
        return open == null ? Long.MAX_VALUE : open.at;
    }

    /// Begins with a whole picture.
    List<Row> begin(long second, Map<CarId, Known> fleet, Board beside) {
        told = new LinkedHashMap<>();
        fleet.forEach((id, known) -> told.put(id, asKept(known)));
        touched.clear();
        board.begin(beside);
        return List.of(begun(second));
    }

    /// Tells the last step that is over at this second, if there is one.
    List<Row> until(long second, Map<CarId, Known> fleet, Board beside) {
        return to(Math.floorDiv(second, step) * step, fleet, beside);
    }

    /// Tells what changed until this second, whether or not a step ends with it.
    List<Row> to(long second, Map<CarId, Known> fleet, Board beside) {
        Piece open = piece;
        if (open == null || second <= open.last) {
            return List.of();
        }
        List<Row> rows = new ArrayList<>();
        if (tier.pieceAfter(second - 1) != tier.pieceAfter(open.at)) {
            rows.add(begun(open.last));
        }
        rows.add(changes(Objects.requireNonNull(piece), second, fleet, beside));
        return rows;
    }

    private Row begun(long second) {
        Piece open = new Piece(second);
        piece = open;
        BoardTape.Step all = new BoardTape.Step();
        told.values().forEach(known -> enter(all.changes(), known));
        board.whole(all);
        return row(open, second, all);
    }

    private Row changes(Piece open, long second, Map<CarId, Known> fleet, Board beside) {
        BoardTape.Step changed = new BoardTape.Step();
        for (CarId id : touched) {
            Known before = told.get(id);
            Known current = fleet.get(id);
            Known now = current == null ? null : asKept(current);
            compare(changed.changes(), id, before, now);
            if (now == null) {
                told.remove(id);
            } else {
                told.put(id, now);
            }
        }
        touched.clear();
        board.changes(changed, beside);
        return row(open, second, changed);
    }

    private Row row(Piece open, long second, BoardTape.Step told) {
        StepWriter steps = new StepWriter(open.book, JSON);
        told.write(steps, second);
        open.last = second;
        return new Row(tier.ordinal(), open.at, open.rows++, second, steps.row());
    }

    /// What is kept for a month is no more exact than what many people may see.
    private Known asKept(Known known) {
        return tier == Tier.TENS ? known.seen(Precision.KILOMETRE) : known;
    }

    private static void compare(List<FleetEvent> events, CarId id, @Nullable Known before, @Nullable Known now) {
        if (now == null) {
            if (before != null) {
                events.add(new FleetEvent.CarRemoved(id));
            }
        } else if (before == null) {
            enter(events, now);
        } else if (before.update() != null && now.update() == null) {
            // Nothing takes an update away but that the car came anew.
            events.add(new FleetEvent.CarRemoved(id));
            enter(events, now);
        } else {
            compare(events, before, now);
        }
    }

    private static void compare(List<FleetEvent> events, Known before, Known now) {
        if (!now.car().info().equals(before.car().info())) {
            events.add(new FleetEvent.CarInfoChanged(now.car().info()));
        }
        if (!now.car().status().equals(before.car().status())) {
            events.add(new FleetEvent.CarStatusChanged(now.car().id(), now.car().status()));
        }
        if (!now.car().vitals().equals(before.car().vitals())) {
            events.add(new FleetEvent.CarVitalsChanged(now.car().id(), now.car().vitals()));
        }
        if (now.update() != null && !now.update().equals(before.update())) {
            events.add(new FleetEvent.CarUpdateChanged(now.update()));
        }
    }

    static void enter(List<FleetEvent> events, Known known) {
        events.add(new FleetEvent.CarCreated(known.car()));
        if (known.update() != null) {
            events.add(new FleetEvent.CarUpdateChanged(known.update()));
        }
    }
}
