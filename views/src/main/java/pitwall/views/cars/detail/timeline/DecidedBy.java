package pitwall.views.cars.detail.timeline;

import java.util.Optional;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.TimelineEntry;

/// Where the audit trail has who decided what happened to a car. Knows no toolkit.
final class DecidedBy {
    private static final String GIVEN = "desired";
    /// How the server names the update of one car by itself; the trail has it under the car.
    private static final String SINGLE = "U-";

    private DecidedBy() {}

    /// Whether somebody decided it: that a car was given its desired version.
    static boolean isDecided(TimelineEntry entry) {
        return rollout(entry).isPresent();
    }

    /// The entries about the rollout by which the car was given its desired version, or about the car where that was
    /// asked for by itself; empty for everything else.
    static Optional<String> query(TimelineEntry entry, CarId car) {
        return rollout(entry)
                .map(rollout -> rollout.startsWith(SINGLE) ? "object:car id:" + car : "object:rollout id:" + rollout);
    }

    private static Optional<String> rollout(TimelineEntry entry) {
        return Optional.ofNullable(entry.fields().get("rollout"))
                .filter(rollout -> entry.kind().equals(GIVEN) && !rollout.isBlank());
    }
}
