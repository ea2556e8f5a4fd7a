package pitwall.views.rollout;

import java.util.List;
import pitwall.fleet.CarId;
import pitwall.fleet.query.QueryField;

/// A query that names cars one by one, as many as a query holds.
///
/// @param query empty where there is no car to name
/// @param cars how many it names
record NamedCars(String query, int cars) {
    static final NamedCars NONE = new NamedCars("", 0);

    /// The text of a query is limited; of more cars the first are named.
    private static final int LONGEST_QUERY = 1_900;

    static NamedCars of(List<CarId> cars) {
        StringBuilder text = new StringBuilder(QueryField.ID.word() + ":");
        int count = 0;
        while (count < cars.size() && text.length() + cars.get(count).value().length() < LONGEST_QUERY) {
            text.append(count == 0 ? "" : ",").append(cars.get(count).value());
            count++;
        }
        return count == 0 ? NONE : new NamedCars(text.toString(), count);
    }
}
