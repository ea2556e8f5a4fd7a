package pitwall.fleet.rollout;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.UpdateCheck;
import pitwall.fleet.safety.UpdateVerdict;

/// Stops a rollout: for a while, for good, or to bring cars back.
final class Endings {
    private final Turn turn;
    private final Offers offers;

    Endings(Turn turn, Offers offers) {
        this.turn = turn;
        this.offers = offers;
    }

    void pauseFor(Gate gate) {
        pause(new Pause(turn.status, turn.now, null, gate, turn.reach().of(CarStage.FAILED)), Because.GATE);
    }

    void pause(Pause pause, Because because) {
        turn.pause = pause;
        turn.become(RolloutStatus.PAUSED, because);
        offers.withdrawAll(ReasonCode.PAUSED);
    }

    /// No new car starts, cars that wait are left as they are, and those on their way are waited for.
    void abort(Because because) {
        turn.pause = null;
        turn.soakUntil = null;
        turn.become(RolloutStatus.ABORTING, because);
        for (int position = 0; position < turn.roster.size(); position++) {
            CarProgress car = turn.cars.progress(position);
            if (car.stage() == CarStage.WAITING) {
                leave(position, ReasonCode.ABORTED);
            }
        }
        offers.withdrawAll(ReasonCode.ABORTED);
    }

    /// A way back goes on: it brings other builds.
    Outcome revoked() {
        boolean needless = turn.status.isOver()
                || turn.mode() == RolloutStatus.ABORTING
                || turn.mode() == RolloutStatus.ROLLING_BACK;
        if (needless) {
            return Outcome.ignored(Outcome.Idle.ALREADY_SO);
        }
        abort(Because.RELEASE_REVOKED);
        return Outcome.TAKEN;
    }

    boolean endsAbort() {
        if (turn.all().inFlight() > 0) {
            return false;
        }
        turn.become(RolloutStatus.ABORTED, Because.ALL_SETTLED);
        return true;
    }

    /// Ends a car that did not get there.
    void fail(int position, @Nullable ReasonCode reason) {
        turn.replace(position, turn.cars.progress(position).failed(turn.now, reason));
        bringBack(position);
    }

    /// Brings back every car of the phase that got the release or may have got it.
    ///
    /// @param phase the only phase to bring back; absent for all
    void retreat(@Nullable Integer phase, Because because) {
        turn.pause = null;
        turn.soakUntil = null;
        turn.retreat =
                new Retreat(phase, turn.now, turn.now.plus(turn.phase().timing().phaseTimeout()));
        turn.become(RolloutStatus.ROLLING_BACK, because);
        for (int position = 0; position < turn.roster.size(); position++) {
            CarProgress car = turn.cars.progress(position);
            if (car.direction() == Direction.FORWARD) {
                switch (car.stage()) {
                    case WAITING, LEFT_BEHIND -> leaveOrBringBack(position);
                    case OFFERED, LAPSED, APPLYING, CLAIMED, EXCLUDED, TAKEN_OVER -> {}
                    case SUCCEEDED, FAILED, ROLLED_BACK, NO_ROLLBACK_TARGET, MANUAL -> bringBack(position);
                }
            }
        }
        for (int position : turn.cars.withDeadline()) {
            CarProgress car = turn.cars.progress(position);
            if (car.direction() == Direction.FORWARD && turn.rules.isWithdrawn(car)) {
                offers.withdraw(position, ReasonCode.ABORTED);
            }
        }
    }

    boolean endsRetreat() {
        Tally all = turn.all();
        if (all.of(CarStage.WAITING) > 0 || all.inFlight() > 0) {
            return false;
        }
        turn.become(RolloutStatus.ROLLED_BACK, Because.ALL_SETTLED);
        return true;
    }

    /// Sends one car back that has ended forward, if the way back covers it. A car that failed and has since proved
    /// that it runs what it ran before is back already.
    void bringBack(int position) {
        CarProgress car = turn.cars.progress(position);
        boolean ended = car.stage() == CarStage.SUCCEEDED || car.stage() == CarStage.FAILED;
        if (ended && car.direction() == Direction.FORWARD && isCovered(position)) {
            sendBack(position, car);
        }
    }

    /// A car that waits for another try may have the release from an earlier one.
    private void leaveOrBringBack(int position) {
        CarProgress car = turn.cars.progress(position);
        if (car.attempt() > 0 && isCovered(position) && mayRunTheRelease(position, car)) {
            sendBack(position, car);
        } else if (car.stage() != CarStage.LEFT_BEHIND) {
            leave(position, ReasonCode.ABORTED);
        }
    }

    private boolean isCovered(int position) {
        return turn.mode() == RolloutStatus.ROLLING_BACK
                && turn.retreat != null
                && turn.retreat.covers(turn.roster.phaseOf(position));
    }

    private boolean mayRunTheRelease(int position, CarProgress car) {
        CarFacts facts = turn.cars.facts(position);
        return facts == null
                || facts.running() == null
                || facts.heard() == null
                || facts.heard().isBefore(car.since())
                || facts.updating()
                || facts.running().software().isSameBuild(turn.plan.release().software());
    }

    private void sendBack(int position, CarProgress car) {
        CarFacts facts = turn.cars.facts(position);
        Software release = turn.plan.release().software();
        if (facts != null && turn.rules.runsSomethingElse(facts, car, release)) {
            turn.move(position, CarStage.TAKEN_OVER, null, ReasonCode.TAKEN_OVER);
        } else if (car.before() == null || facts != null && !turn.rules.canGoBack(facts, car.before())) {
            turn.move(position, CarStage.NO_ROLLBACK_TARGET, null, ReasonCode.NO_ROLLBACK_TARGET);
        } else if (car.stage() != CarStage.FAILED || !isBackAlready(position, car)) {
            turn.replace(position, car.goingBack(turn.now));
        }
    }

    private boolean isBackAlready(int position, CarProgress car) {
        CarFacts facts = turn.cars.facts(position);
        return facts != null && turn.rules.isBackAlready(facts, car);
    }

    /// What becomes of a car that has no intent any more: it waits for another one, or stays as it is.
    void release(int position, ReasonCode reason) {
        CarProgress car = turn.cars.progress(position);
        switch (turn.mode()) {
            case ABORTING -> leave(position, ReasonCode.ABORTED);
            case ROLLING_BACK -> {
                if (car.direction() == Direction.BACK) {
                    waitAgain(position, reason);
                } else if (car.attempt() == 1) {
                    leave(position, ReasonCode.ABORTED);
                } else {
                    leaveOrBringBack(position);
                }
            }
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, RUNNING, SOAKING, PAUSED -> waitAgain(position, reason);
            case ABORTED, ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> waitAgain(position, reason);
        }
    }

    private void waitAgain(int position, ReasonCode reason) {
        CarProgress car = turn.cars.progress(position);
        turn.move(position, CarStage.WAITING, turn.now.plus(turn.rules.backoff(car.attempt())), reason);
    }

    private void leave(int position, ReasonCode reason) {
        Direction direction = turn.cars.progress(position).direction();
        CarStage stage = direction == Direction.BACK ? CarStage.MANUAL : CarStage.LEFT_BEHIND;
        turn.move(position, stage, null, reason);
    }

    /// Cars that still wait to go back when the time is up need a person.
    void watchRetreat() {
        boolean late = turn.status == RolloutStatus.ROLLING_BACK
                && turn.retreat != null
                && turn.rules.isReached(turn.now, turn.retreat.deadline());
        if (!late || turn.all().of(CarStage.WAITING) == 0) {
            return;
        }
        for (int position = 0; position < turn.roster.size(); position++) {
            if (turn.cars.progress(position).stage() == CarStage.WAITING) {
                turn.move(position, CarStage.MANUAL, null, whyNot(position, ReasonCode.ROLLBACK_TIMEOUT));
            }
        }
    }

    /// The first reason why the car could not be asked, or `otherwise`.
    ReasonCode whyNot(int position, ReasonCode otherwise) {
        CarFacts facts = turn.cars.facts(position);
        if (facts == null) {
            return ReasonCode.NETWORK_UNREACHABLE;
        }
        List<UpdateVerdict> standing = UpdateCheck.standing(facts, turn.plan.demand(), turn.cars.limits(position));
        return standing.isEmpty() ? otherwise : standing.getFirst().reason();
    }
}
