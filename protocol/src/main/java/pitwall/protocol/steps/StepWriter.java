package pitwall.protocol.steps;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Vitals;
import pitwall.protocol.FleetEvent;

/// Writes one row as steps: at this second these changes. A change of a car that is not in the book is left out, as it
/// is in the picture. Belongs to one thread.
public final class StepWriter {
    private final RowOutput out = new RowOutput();
    private final CarBook book;
    private final ObjectMapper json;
    private long second;
    private int car;

    /// @param book of the cars that the rows before told; it goes on with what this row tells
    /// @param json writes what is rare
    public StepWriter(CarBook book, ObjectMapper json) {
        this.book = book;
        this.json = json;
    }

    /// Tells what changed at a second, in seconds since 1970 and not before the step that was told last.
    public void step(long at, List<? extends FleetEvent> changes) {
        out.to(Column.STEP).number(Tag.STEP.ordinal());
        out.signed(at - second);
        second = at;
        changes.forEach(this::write);
    }

    /// Adds something to the step that was told last that is no change, for whoever wrote it to read again.
    public void note(byte[] note) {
        out.to(Column.STEP).number(Tag.NOTE.ordinal());
        out.bytes(note);
    }

    /// The row with all its steps, packed.
    public byte[] row() {
        return out.packed();
    }

    private void write(FleetEvent change) {
        switch (change) {
            case FleetEvent.CarCreated(Car created) -> created(created);
            case FleetEvent.CarInfoChanged(var info) -> {
                if (tag(Tag.INFO, info.id())) {
                    InfoCodec.write(out, info);
                }
            }
            case FleetEvent.CarStatusChanged(CarId id, var status) -> {
                if (tag(Tag.STATUS, id)) {
                    StatusCodec.write(out, status);
                }
            }
            case FleetEvent.CarVitalsChanged(CarId id, Vitals vitals) -> vitals(id, vitals);
            case FleetEvent.CarsHeard(Instant at, List<CarId> ids) -> ids.forEach(id -> heard(id, at));
            case FleetEvent.CarRemoved(CarId id) -> {
                if (tag(Tag.REMOVED, id)) {
                    book.remove(id);
                }
            }
            case FleetEvent.LogAppended ignored -> {}
            case FleetEvent.CarUpdateChanged other -> json(other);
            case FleetEvent.RolloutCreated other -> json(other);
            case FleetEvent.RolloutChanged other -> json(other);
            case FleetEvent.RolloutRemoved other -> json(other);
            case FleetEvent.AuditSigned other -> json(other);
            case FleetEvent.OfAlarms other -> json(other);
            case FleetEvent.News other -> json(other);
        }
    }

    private void created(Car created) {
        out.to(Column.STEP).number(Tag.CREATED.ordinal());
        InfoCodec.write(out, created.info());
        StatusCodec.write(out, created.status());
        VitalsCodec.write(out, Vitals.NONE, created.vitals());
        book.add(created.id(), created.vitals());
    }

    private void heard(CarId id, Instant at) {
        Integer number = book.number(id);
        if (number != null) {
            vitals(id, book.known(number).heardAt(at));
        }
    }

    private void vitals(CarId id, Vitals now) {
        if (tag(Tag.VITALS, id)) {
            VitalsCodec.write(out, book.known(car), now);
            book.told(car, now);
        }
    }

    /// Names the kind of the change and the car, where it is known.
    private boolean tag(Tag tag, CarId id) {
        Integer number = book.number(id);
        if (number == null) {
            return false;
        }
        out.to(Column.STEP).number(tag.ordinal());
        out.signed((long) number - car);
        car = number;
        return true;
    }

    private void json(FleetEvent change) {
        out.to(Column.STEP).number(Tag.JSON.ordinal());
        try {
            out.bytes(json.writerFor(FleetEvent.class).writeValueAsBytes(change));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change of the fleet cannot be written", e);
        }
    }

    /// What comes next in a row.
    enum Tag {
        STEP,
        CREATED,
        INFO,
        STATUS,
        VITALS,
        REMOVED,
        JSON,
        NOTE
    }
}
