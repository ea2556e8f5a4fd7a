package pitwall.fleet.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the gates of the running phase.
///
/// A share is of *finished* cars: those that succeeded or failed. Cars that are excluded or in other hands never count.
/// It counts once
/// [GateRules#minimumSample] cars have finished, or all that can if there are fewer. A share over nothing is not a
/// share: a wave that ends without a finished car, while cars were left behind, is undecided.
final class Gates {
    private final Turn turn;
    private final GateRules rules;

    Gates(Turn turn) {
        this.turn = turn;
        this.rules = turn.phase().gates();
    }

    /// The gate that must close at once whatever else goes on: too many failures among those that finished so far.
    Optional<GateReading> failures() {
        GateReading reading = failureThreshold(false);
        return reading.verdict() instanceof GateVerdict.Breached ? Optional.of(reading) : Optional.empty();
    }

    /// All gates of the running wave as they stand in between: what will only be known later says that it waits.
    List<GateReading> now() {
        boolean over = turn.rules.isWaveOver(turn.released());
        List<GateReading> readings = new ArrayList<>(atSoakEnd());
        readings.set(0, failureThreshold(over));
        return over ? readings : readings.stream().map(Gates::sofar).toList();
    }

    /// Cars that have not finished can still turn a share that is too low, or too small to count.
    private static GateReading sofar(GateReading reading) {
        boolean open = reading.verdict() instanceof GateVerdict.Open
                || reading.gate() == Gate.FAILURE_THRESHOLD
                || reading.gate() == Gate.SAFETY_CHECKS;
        int have = reading.succeeded() + reading.failed();
        return open ? reading : reading.saying(new GateVerdict.Waiting(have, reading.sampleNeeded()));
    }

    /// The gates that are read as soon as a wave is over.
    List<GateReading> atWaveEnd() {
        return List.of(failureThreshold(true), successThreshold());
    }

    /// The gates that are read once soak is over.
    List<GateReading> atSoakEnd() {
        List<GateReading> readings = new ArrayList<>(atWaveEnd());
        if (rules.canaryHealthy()
                && turn.roster.waves().get(turn.lastStartedWave()).canary()) {
            readings.add(canaryHealthy());
        }
        if (rules.safetyChecks()) {
            readings.add(safetyChecks());
        }
        return readings;
    }

    /// More cars would begin than the plan allows.
    GateReading carLimit(int cars, int most) {
        return reading(Gate.CAR_LIMIT, new GateVerdict.Undecided(cars, most), most, turn.reach(), 0);
    }

    private GateReading failureThreshold(boolean over) {
        Tally reach = turn.reach();
        int failed = reach.of(CarStage.FAILED);
        int needed = sampleNeeded(reach);
        boolean enough = over || reach.finished() >= needed;
        boolean breached = failed > turn.allowedFailures && turn.rules.tooManyFailed(rules, failed, reach.finished());
        GateVerdict verdict = breached && enough
                ? new GateVerdict.Breached()
                : enough ? new GateVerdict.Open() : new GateVerdict.Waiting(reach.finished(), needed);
        return reading(Gate.FAILURE_THRESHOLD, verdict, rules.failureLimit(), reach, 0);
    }

    private GateReading successThreshold() {
        Tally reach = turn.reach();
        return reading(Gate.SUCCESS_THRESHOLD, judgeSuccess(reach), rules.successThreshold(), reach, 0);
    }

    private GateReading canaryHealthy() {
        Tally canary = turn.cars.tally(turn.lastStartedWave(), turn.lastStartedWave());
        return reading(Gate.CANARY_HEALTHY, judgeSuccess(canary), rules.successThreshold(), canary, 0);
    }

    private GateVerdict judgeSuccess(Tally cars) {
        int needed = sampleNeeded(cars);
        if (needed == 0) {
            return new GateVerdict.Open();
        }
        if (cars.finished() > 0 && !turn.rules.enoughSucceeded(rules, cars.of(CarStage.SUCCEEDED), cars.finished())) {
            return new GateVerdict.Breached();
        }
        return cars.finished() < needed ? new GateVerdict.Undecided(cars.finished(), needed) : new GateVerdict.Open();
    }

    private GateReading safetyChecks() {
        int last = turn.lastStartedWave();
        int unsafe = turn.cars.unsafe(turn.roster.firstWaveBeside(last), last);
        GateVerdict verdict = turn.rules.areSafe(unsafe) ? new GateVerdict.Open() : new GateVerdict.Waiting(unsafe, 0);
        return reading(Gate.SAFETY_CHECKS, verdict, 0, turn.reach(), unsafe);
    }

    private int sampleNeeded(Tally cars) {
        return turn.rules.sampleNeeded(rules, cars.total() - cars.unconcerned());
    }

    private GateReading reading(Gate gate, GateVerdict verdict, double limit, Tally cars, int unsafe) {
        return new GateReading(
                gate,
                verdict,
                limit,
                cars.of(CarStage.SUCCEEDED),
                cars.of(CarStage.FAILED),
                sampleNeeded(cars),
                cars.of(CarStage.LEFT_BEHIND),
                unsafe);
    }
}
