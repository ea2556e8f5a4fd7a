package pitwall.views.rollout;

import java.util.List;
import pitwall.fleet.CarId;
import pitwall.fleet.query.QueryField;

/// What Cars is asked for to show the cars that failed for one reason.
///
/// Where all of them still have their newest update in the rollout it is asked for them as such: however many there
/// are, and with those that come to it later. Where later rollouts took some over, the cars are named instead, as many
/// as a query holds.
///
/// @param cars how many of them it finds
/// @param complete false where it can not find all
/// @param named true where it names cars one by one
record FailedCars(String query, int cars, boolean complete, boolean named) {
    /// The text of a query is limited; of more cars the first are named.
    private static final int LONGEST_QUERY = 1_900;

    static FailedCars of(String rollout, FailureLine line) {
        String query = "%s %s:%s"
                .formatted(
                        ofRollout(rollout),
                        QueryField.FAILURE.word(),
                        line.reason().code());
        if (line.here() >= line.count()) {
            return new FailedCars(query, line.here(), true, false);
        }
        FailedCars named = named(line);
        return named.cars() > line.here() ? named : new FailedCars(query, line.here(), false, false);
    }

    /// What finds all cars whose newest update belongs to a rollout.
    static String ofRollout(String rollout) {
        return QueryField.ROLLOUT.word() + ":" + rollout;
    }

    private static FailedCars named(FailureLine line) {
        StringBuilder text = new StringBuilder(QueryField.ID.word() + ":");
        int count = 0;
        List<CarId> cars = line.cars();
        while (count < cars.size() && text.length() + cars.get(count).value().length() < LONGEST_QUERY) {
            text.append(count == 0 ? "" : ",").append(cars.get(count).value());
            count++;
        }
        return new FailedCars(text.toString(), count, count >= line.count(), true);
    }
}
