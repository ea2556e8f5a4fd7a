package pitwall.fleet.rollout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pitwall.fleet.CarId;

/// Reads decisions back: what a rollout was at any moment follows from its decisions up to there. Not safe for several
/// threads.
public final class FlightRecorder {
    private final Map<CarId, CarStage> stages = new HashMap<>();
    private RolloutStatus status = RolloutStatus.DRAFT;
    private long number;

    /// A recorder that has read all of `decisions`. Fails with [IllegalArgumentException] where one is missing, or
    /// where one does not follow from those before it.
    public static FlightRecorder of(List<Decision> decisions) {
        FlightRecorder recorder = new FlightRecorder();
        decisions.forEach(recorder::read);
        return recorder;
    }

    /// Reads the next decision.
    public void read(Decision decision) {
        require(decision.number() == number + 1, decision);
        number = decision.number();
        switch (decision) {
            case Decision.StatusChanged changed -> {
                require(changed.from() == status, decision);
                status = changed.to();
            }
            case Decision.CarChanged changed -> {
                require(stage(changed.car()) == changed.from(), decision);
                stages.put(changed.car(), changed.to());
            }
            case Decision.WaveReleased ignored -> {}
            case Decision.CarsNamed named ->
                named.leftCars().forEach(car -> require(stage(car) == CarStage.WAITING, decision));
            case Decision.PhaseTimedOut ignored -> {}
            case Decision.GateRead ignored -> {}
            case Decision.GateOverruled ignored -> {}
            case Decision.Acted ignored -> {}
            case Decision.ReportIgnored ignored -> {}
            case Decision.PolicyTaken ignored -> {}
        }
    }

    public RolloutStatus status() {
        return status;
    }

    /// Where a car stood; a car that was never mentioned was waiting.
    public CarStage stage(CarId car) {
        return stages.getOrDefault(car, CarStage.WAITING);
    }

    private static void require(boolean follows, Decision decision) {
        if (!follows) {
            throw new IllegalArgumentException("does not follow from what was recorded before: " + decision);
        }
    }
}
