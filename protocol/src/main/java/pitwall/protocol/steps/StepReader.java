package pitwall.protocol.steps;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Vitals;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.steps.StepWriter.Tag;

/// Reads what a [StepWriter] wrote, step by step. Belongs to one thread.
public final class StepReader {
    private static final Tag[] TAGS = Tag.values();

    private final RowInput in;
    private final CarBook book;
    private final ObjectMapper json;
    private long second;
    private int car;
    private boolean begun;
    private List<byte[]> notes = List.of();

    /// @param book as it was when the row was written
    /// @param json reads what is rare
    public StepReader(byte[] row, CarBook book, ObjectMapper json) throws DamagedRowException {
        this.in = RowInput.unpack(row);
        this.book = book;
        this.json = json;
    }

    /// The second of the next step; null at the end of the row.
    public @Nullable Long next() throws DamagedRowException {
        if (!begun) {
            if (in.from(Column.STEP).atEnd()) {
                return null;
            }
            begin(RowInput.at(TAGS, in.number()));
        }
        return second;
    }

    private void begin(Tag tag) throws DamagedRowException {
        if (tag != Tag.STEP) {
            throw new DamagedRowException("no step where one should begin");
        }
        second += in.signed();
        begun = true;
    }

    /// The changes of the step that [#next] told.
    public List<FleetEvent> take() throws DamagedRowException {
        return take(false);
    }

    /// The same without the figures of cars, which the book keeps: whoever wants to know only how several steps end
    /// takes them from there, once, instead of those in between.
    public List<FleetEvent> takeButFigures() throws DamagedRowException {
        return take(true);
    }

    private List<FleetEvent> take(boolean butFigures) throws DamagedRowException {
        List<FleetEvent> changes = new ArrayList<>();
        List<byte[]> added = new ArrayList<>();
        begun = false;
        while (!in.from(Column.STEP).atEnd()) {
            Tag tag = RowInput.at(TAGS, in.number());
            if (tag == Tag.STEP) {
                begin(tag);
                break;
            }
            if (tag == Tag.VITALS && butFigures) {
                car();
                book.toldLater(car, VitalsCodec.read(in, book.vitals(car)));
            } else if (tag == Tag.NOTE) {
                added.add(in.bytes());
            } else {
                changes.add(read(tag));
            }
        }
        notes = added;
        return changes;
    }

    /// What was added to the step that was taken last, in the order it was added.
    public List<byte[]> notes() {
        return List.copyOf(notes);
    }

    private FleetEvent read(Tag tag) throws DamagedRowException {
        return switch (tag) {
            case STEP, NOTE -> throw new DamagedRowException("no change of the fleet: " + tag);
            case CREATED -> created();
            case INFO -> {
                car();
                yield new FleetEvent.CarInfoChanged(InfoCodec.read(in));
            }
            case STATUS -> new FleetEvent.CarStatusChanged(car(), StatusCodec.read(in));
            case VITALS -> {
                CarId id = car();
                Vitals now = VitalsCodec.read(in, book.vitals(car));
                book.told(car, now);
                yield new FleetEvent.CarVitalsChanged(id, now);
            }
            case REMOVED -> {
                CarId id = car();
                book.remove(id);
                yield new FleetEvent.CarRemoved(id);
            }
            case JSON -> json();
        };
    }

    private FleetEvent created() throws DamagedRowException {
        CarInfo info = InfoCodec.read(in);
        CarStatus status = StatusCodec.read(in);
        Vitals vitals = VitalsCodec.read(in, Vitals.NONE);
        book.add(info.id(), vitals);
        return new FleetEvent.CarCreated(new Car(info, status, vitals));
    }

    private CarId car() throws DamagedRowException {
        long number = car + in.signed();
        if (number != (int) number) {
            throw new DamagedRowException("no car has the number " + number);
        }
        car = (int) number;
        return book.id(car);
    }

    private FleetEvent json() throws DamagedRowException {
        try {
            return json.readValue(in.bytes(), FleetEvent.class);
        } catch (IOException e) {
            throw new DamagedRowException(e);
        }
    }
}
