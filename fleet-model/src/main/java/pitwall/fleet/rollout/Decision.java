package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;

/// One entry of the flight recorder. Together they explain every change of a rollout: status and stages at any moment
/// follow from reading them back (see [FlightRecorder]).
///
/// Numbers are contiguous for a rollout and begin with 1.
public sealed interface Decision {
    long number();

    /// Server time.
    Instant at();

    /// The rollout changed its status.
    record StatusChanged(long number, Instant at, RolloutStatus from, RolloutStatus to, Because because)
            implements Decision {}

    /// The cars of a wave were released.
    ///
    /// @param wave counted from 0 over all phases
    record WaveReleased(long number, Instant at, int phase, int wave, int cars) implements Decision {}

    /// The cars of a phase that follows its query were named when it was about to begin.
    ///
    /// @param cars how many
    /// @param most how many the plan allows
    /// @param taken whether it began with them; if not, there were too many
    /// @param came how many were not in the plan's phase before
    /// @param cameCars those, by id
    /// @param left how many were and are not any more
    /// @param leftCars those, by id
    /// @param claimed cars that the query means and another rollout has; absent where there are none
    record CarsNamed(
            long number,
            Instant at,
            int phase,
            int cars,
            int most,
            boolean taken,
            int came,
            List<CarId> cameCars,
            int left,
            List<CarId> leftCars,
            @Nullable Claimed claimed)
            implements Decision {
        public CarsNamed {
            cameCars = List.copyOf(cameCars);
            leftCars = List.copyOf(leftCars);
        }

        /// The same with so many cars named at most, for whoever only looks at it.
        public CarsNamed naming(int most) {
            return new CarsNamed(
                    number,
                    at,
                    phase,
                    cars,
                    this.most,
                    taken,
                    came,
                    few(cameCars, most),
                    left,
                    few(leftCars, most),
                    claimed == null ? null : new Claimed(claimed.count(), few(claimed.cars(), most)));
        }

        private static List<CarId> few(List<CarId> cars, int most) {
            return cars.subList(0, Math.min(most, cars.size()));
        }
    }

    /// Cars that a phase did not get because another rollout has them.
    ///
    /// @param cars those, by id
    record Claimed(int count, List<CarId> cars) {
        public Claimed {
            cars = List.copyOf(cars);
        }
    }

    /// A phase ended by its timeout; `left` cars did not begin.
    record PhaseTimedOut(long number, Instant at, int phase, int left) implements Decision {}

    /// A gate was read.
    record GateRead(long number, Instant at, int phase, int wave, GateReading reading) implements Decision {}

    /// A person overruled a gate.
    ///
    /// @param allowedFailures so many are accepted in this phase from now on
    /// @param allowedCars with so many the next phase may begin; absent unless the gate is [Gate#CAR_LIMIT]
    record GateOverruled(
            long number,
            Instant at,
            String actor,
            Gate gate,
            int allowedFailures,
            @Nullable Integer allowedCars) implements Decision {}

    /// A car changed its stage.
    ///
    /// @param attempt see [CarProgress#attempt]
    record CarChanged(
            long number,
            Instant at,
            CarId car,
            Direction direction,
            int attempt,
            CarStage from,
            CarStage to,
            @Nullable ReasonCode reason)
            implements Decision {}

    /// A person acted.
    record Acted(long number, Instant at, String actor, String act, String reason, Outcome outcome)
            implements Decision {}

    /// A car's report changed nothing.
    record ReportIgnored(long number, Instant at, CarId car, CommandId command, CarStep step, Outcome.Idle why)
            implements Decision {}

    /// Another safety policy holds.
    record PolicyTaken(long number, Instant at, long revision) implements Decision {}
}
