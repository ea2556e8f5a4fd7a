package pitwall.views.cars.list;

import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import pitwall.client.past.CarFilter;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.views.fx.FleetModel;

/// The cars that the screens about cars are about, as a filter for any moment: those that are marked, else those that
/// are asked for. FX thread; the filters are immutable.
public final class AskedCars {
    private final LinkedCars linked;
    private final FleetModel fleet;
    private final ReadOnlyObjectWrapper<CarFilter> filter = new ReadOnlyObjectWrapper<>(CarFilter.ALL);
    private CarQuery query = CarQuery.ALL;

    public AskedCars(LinkedCars linked, FleetModel fleet) {
        this.linked = linked;
        this.fleet = fleet;
        linked.queryTextProperty().subscribe(this::read);
        linked.selection().revisionProperty().subscribe(_ -> filter.set(current()));
    }

    public ObservableValue<CarFilter> filter() {
        return filter.getReadOnlyProperty();
    }

    /// A text without meaning keeps what was asked before, as the list does.
    private void read(String text) {
        if (CarQuery.parse(text) instanceof QueryParse.Valid(CarQuery read) && !read.equals(query)) {
            query = read;
            filter.set(current());
        }
    }

    private CarFilter current() {
        List<CarId> marks = linked.selection().marks();
        if (!marks.isEmpty()) {
            Set<CarId> chosen = Set.copyOf(marks);
            return (car, update, at) -> chosen.contains(car.id());
        }
        if (query.isAll()) {
            return CarFilter.ALL;
        }
        CarQuery asked = query;
        FreshnessPolicy policy = fleet.freshnessPolicy();
        return (car, update, at) -> asked.matches(car, update, new QueryContext(at, policy));
    }
}
