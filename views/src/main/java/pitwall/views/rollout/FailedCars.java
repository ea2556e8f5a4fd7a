package pitwall.views.rollout;

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
        NamedCars named = NamedCars.of(line.cars());
        return new FailedCars(named.query(), named.cars(), named.cars() >= line.count(), true);
    }
}
