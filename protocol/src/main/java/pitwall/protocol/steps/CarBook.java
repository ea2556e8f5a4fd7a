package pitwall.protocol.steps;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Vitals;
import pitwall.protocol.FleetEvent;

/// The cars of a group by number, each with the figures that were told last. A car that comes again has another number.
/// Writer and reader keep the same book, as long as they go through the same steps. Belongs to one thread.
public final class CarBook {
    private final Map<CarId, Integer> numbers = new HashMap<>();
    private final List<CarId> ids = new ArrayList<>();
    private final List<Vitals> vitals = new ArrayList<>();
    /// Numbers of cars whose figures were read and not told yet.
    private final BitSet untold = new BitSet();

    /// A car came.
    public void add(CarId id, Vitals first) {
        forget(numbers.put(id, ids.size()));
        ids.add(id);
        vitals.add(first);
    }

    void remove(CarId id) {
        forget(numbers.remove(id));
    }

    private void forget(@Nullable Integer number) {
        if (number != null) {
            untold.clear(number);
        }
    }

    /// The number of a car; null where it is not in the book.
    public @Nullable Integer number(CarId id) {
        return numbers.get(id);
    }

    CarId id(int number) throws DamagedRowException {
        return RowInput.at(ids, number);
    }

    Vitals vitals(int number) throws DamagedRowException {
        return RowInput.at(vitals, number);
    }

    /// The figures of a car that is in the book.
    public Vitals known(int number) {
        return vitals.get(number);
    }

    void told(int number, Vitals now) {
        vitals.set(number, now);
    }

    void toldLater(int number, Vitals now) {
        told(number, now);
        untold.set(number);
    }

    /// The newest figures of all cars of which [StepReader#takeButFigures] kept some back, once.
    public List<FleetEvent> takeFigures() {
        List<FleetEvent> figures = new ArrayList<>(untold.cardinality());
        untold.stream()
                .forEach(number -> figures.add(new FleetEvent.CarVitalsChanged(ids.get(number), vitals.get(number))));
        untold.clear();
        return figures;
    }
}
