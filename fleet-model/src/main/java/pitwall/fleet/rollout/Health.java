package pitwall.fleet.rollout;

import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;

/// Watches the cars that have the release. Not every success that can no longer be seen is a failure: the car may be in
/// other hands by now, and a restart looks like an illness for a moment.
final class Health {
    private final Turn turn;
    private final Endings endings;

    Health(Turn turn, Endings endings) {
        this.turn = turn;
        this.endings = endings;
    }

    void watch(int position, CarProgress car, CarFacts facts) {
        if (facts.running() == null) {
            return;
        }
        if (turn.rules.isTakenOver(facts, car, release())) {
            takeOver(position);
        } else if (!facts.runs(release())) {
            endings.fail(position, ReasonCode.HEALTH_CHECK_FAILED);
        } else if (!turn.rules.provesRelease(facts, release()) && car.deadline() == null) {
            lookAfterPatience(position, car);
        }
    }

    /// Looks at every car that has the release: while the rollout was over, nobody did.
    void watchAll() {
        for (int position = 0; position < turn.roster.size(); position++) {
            CarProgress car = turn.cars.progress(position);
            CarFacts facts = turn.cars.facts(position);
            if (car.stage() == CarStage.SUCCEEDED && facts != null) {
                watch(position, car, facts);
            }
        }
    }

    private Software release() {
        return turn.plan.release().software();
    }

    void takeOver(int position) {
        turn.move(position, CarStage.TAKEN_OVER, null, ReasonCode.TAKEN_OVER);
    }

    private void lookAfterPatience(int position, CarProgress car) {
        turn.replace(
                position,
                car.to(
                        CarStage.SUCCEEDED,
                        car.since(),
                        turn.now.plus(turn.rules.patience()),
                        ReasonCode.HEALTH_CHECK_FAILED));
    }

    /// The second look. What is unwell then failed; what comes and goes is found sooner or later.
    void lookAgain(int position, CarProgress car) {
        CarFacts facts = turn.cars.facts(position);
        if (facts == null || facts.updating()) {
            lookAfterPatience(position, car);
        } else if (turn.rules.isUnwell(facts, release())) {
            endings.fail(position, ReasonCode.HEALTH_CHECK_FAILED);
        } else {
            turn.replace(position, car.to(CarStage.SUCCEEDED, car.since(), null, null));
        }
    }
}
