package pitwall.views.cars.list;

import java.time.Instant;
import pitwall.client.FleetFrame;
import pitwall.fleet.AgeClass;
import pitwall.fleet.AgeLimits;
import pitwall.fleet.Car;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.query.QueryContext;

/// As of when cars are read. Immutable.
///
/// While there is a live connection both moments are the server's now. Without one, conditions are those of the last
/// data (a car that had failed still reads "Failed"), while the ages of its values go on growing.
///
/// @param now the server's time, from which ages are counted
/// @param known what cars are filtered and sorted by: the conditions of that moment, and ages that count from `now`
/// @param ages the limits of freshness as of `now`
public record ReadingTime(Instant now, QueryContext known, AgeLimits ages) {

    public static ReadingTime of(FleetFrame frame, Instant serverNow, FreshnessPolicy policy) {
        Instant asOf = frame.asOf();
        boolean current = frame.freshness().allowsCommands();
        Instant known = current || asOf == null || asOf.isAfter(serverNow) ? serverNow : asOf;
        return new ReadingTime(serverNow, new QueryContext(serverNow, known, policy), policy.at(serverNow));
    }

    /// The one word for the car, as known.
    public HeadlineStatus headline(Car car) {
        return car.headline(known.limits());
    }

    /// How old the car's values may look now.
    public AgeClass age(Car car) {
        return car.age(ages);
    }
}
