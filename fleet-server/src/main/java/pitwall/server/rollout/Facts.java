package pitwall.server.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import pitwall.fleet.Car;
import pitwall.fleet.Connectivity;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.safety.CarFacts;
import pitwall.protocol.CarFrame;

/// What matters of a car for changing it. Pure.
final class Facts {
    private Facts() {}

    /// @param says what the car says it runs
    /// @param history what it proved to have run and can have now, the newest first
    /// @param drivesItself or is about to, as it said last
    /// @param intent its newest one
    /// @param asking the rollout that wants to know; what another one is doing with the car stands against it
    static CarFacts of(
            Car car,
            Optional<CarFrame.Software> says,
            List<Software> history,
            boolean drivesItself,
            Optional<GivenIntent> intent,
            RolloutId asking) {
        String heldBy = intent.filter(given ->
                        given.stage().isInFlight() && !given.desired().rollout().equals(asking))
                .map(given -> given.desired().rollout().value())
                .orElse(null);
        return CarFacts.of(
                car,
                says.map(Convergences::build).orElse(null),
                says.map(CarFrame.Software::confirmed).orElse(false),
                says.isPresent() ? says.get().agent() : null,
                history,
                says.isPresent() ? says.get().hardware() : null,
                drivesItself,
                heldBy);
    }

    /// The same car, out of reach.
    static CarFacts offline(CarFacts known) {
        return known.heard(Connectivity.OFFLINE, known.heard());
    }

    /// Whether a car was heard since `start`, or is known to be out of reach. What was heard before says nothing now.
    static boolean isKnown(Car car, Instant start) {
        Instant heard = car.vitals().heard();
        return car.status().connectivity() == Connectivity.OFFLINE || heard != null && !heard.isBefore(start);
    }
}
