package pitwall.views.cars.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import pitwall.client.FleetFrame;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.views.cars.detail.WatchedCar;
import pitwall.views.cars.drawer.CarFacts;
import pitwall.views.cars.drawer.Fact;
import pitwall.views.cars.drawer.FactSection;
import pitwall.views.cars.text.CarText;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// What two cars have in common and what not, as the newest picture has them. FX thread; needs no toolkit.
final class CompareViewModel {
    private final WatchedCar left;
    private final WatchedCar right;
    private final CarFacts facts;
    private final FleetModel fleet;
    private final BooleanProperty onlyDifferent = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<CompareRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<CompareState> state = new ReadOnlyObjectWrapper<>(new CompareState.Ready());
    private int differences;

    CompareViewModel(CarId left, CarId right, FleetModel fleet, Strings strings) {
        this.fleet = fleet;
        this.left = new WatchedCar(fleet, left);
        this.right = new WatchedCar(fleet, right);
        this.facts = new CarFacts(strings, new CarText(strings));
        onlyDifferent.subscribe(_ -> look());
    }

    /// Follows the newest picture.
    void look() {
        Optional<Car> one = left.car();
        Optional<Car> other = right.car();
        if (one.isEmpty() || other.isEmpty()) {
            state.set(
                    isUnseen()
                            ? new CompareState.NotCached()
                            : new CompareState.Missing(one.isEmpty() ? left.id() : right.id()));
            return;
        }
        List<CompareRow> all = pairs(facts.of(one.get(), left.time()), facts.of(other.get(), right.time()));
        differences = (int) all.stream().filter(row -> !row.same()).count();
        rows.set(onlyDifferent.get() ? all.stream().filter(row -> !row.same()).toList() : all);
        state.set(new CompareState.Ready());
    }

    /// Where no car is known at all, that these two are not says nothing about them.
    private boolean isUnseen() {
        FleetFrame frame = fleet.frame();
        return frame.snapshot().size() == 0 && !frame.freshness().allowsCommands();
    }

    /// A value that only one of them has stands beside a dash.
    private static List<CompareRow> pairs(List<FactSection> one, List<FactSection> other) {
        List<CompareRow> pairs = new ArrayList<>();
        Map<String, Map<String, String>> lefts = byName(one);
        Map<String, Map<String, String>> rights = byName(other);
        for (String section : both(lefts.keySet(), rights.keySet())) {
            Map<String, String> ofLeft = lefts.getOrDefault(section, Map.of());
            Map<String, String> ofRight = rights.getOrDefault(section, Map.of());
            for (String name : both(ofLeft.keySet(), ofRight.keySet())) {
                pairs.add(new CompareRow(
                        section,
                        name,
                        ofLeft.getOrDefault(name, Formats.UNKNOWN),
                        ofRight.getOrDefault(name, Formats.UNKNOWN)));
            }
        }
        return List.copyOf(pairs);
    }

    private static Map<String, Map<String, String>> byName(List<FactSection> sections) {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        for (FactSection section : sections) {
            Map<String, String> values = new LinkedHashMap<>();
            for (Fact fact : section.facts()) {
                values.put(fact.name(), fact.value());
            }
            found.put(section.title(), values);
        }
        return found;
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    /// How many values differ, shown or not.
    int differences() {
        return differences;
    }

    CarId left() {
        return left.id();
    }

    CarId right() {
        return right.id();
    }

    BooleanProperty onlyDifferentProperty() {
        return onlyDifferent;
    }

    ReadOnlyObjectProperty<List<CompareRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CompareState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
