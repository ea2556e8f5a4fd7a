package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.Opening;
import pitwall.fleet.safety.SafetyLimits;

/// Gives intents to cars as long as there is room, and takes them back.
final class Offers {
    private final Turn turn;

    Offers(Turn turn) {
        this.turn = turn;
    }

    /// Fills the free places in the plan's order with cars whose window is open. Stops where a car turns out not to be
    /// one that can be asked, because that can end a wave or close a gate; whether it did.
    boolean fill() {
        if (!turn.rules.mayOffer(turn.status)) {
            return false;
        }
        int taken = turn.all().inFlight() + turn.cars.givenUp(turn.now).places();
        int room = turn.rules.room(turn.phase().parallel(), taken);
        while (room > 0) {
            Integer position = next();
            if (position == null) {
                return false;
            }
            if (!offer(position)) {
                return true;
            }
            room--;
        }
        return false;
    }

    /// The first car in the plan's order among those that are ready and whose window is open.
    private @Nullable Integer next() {
        Integer first = null;
        Cars.Seat seat = turn.cars.readyFrom(Cars.BACK_LANE);
        while (seat != null) {
            boolean open = turn.rules.isOpen(turn.cars.opening(seat.lane(), turn.now));
            if ((open || turn.plan.terms().forced()) && (first == null || seat.position() < first)) {
                first = seat.position();
            }
            seat = turn.cars.readyFrom(seat.lane() + 1);
        }
        return first;
    }

    /// Asks the car, or excludes it; whether it now takes a place.
    private boolean offer(int position) {
        CarFacts facts = turn.cars.facts(position);
        if (facts == null) {
            throw new IllegalStateException("a car that nobody knows is ready: " + position);
        }
        CarProgress car = turn.cars.progress(position);
        if (car.direction() == Direction.BACK) {
            Software before = car.before();
            if (before == null || !turn.rules.canGoBack(facts, before)) {
                turn.move(position, CarStage.NO_ROLLBACK_TARGET, null, ReasonCode.NO_ROLLBACK_TARGET);
                return false;
            }
            give(
                    position,
                    car.offered(turn.now, end(position, Opening.ALWAYS), before),
                    before,
                    UpdateKind.ROLLBACK,
                    null);
            return true;
        }
        Optional<ReasonCode> misfit = turn.rules.misfit(facts, turn.plan.demand());
        if (misfit.isPresent()) {
            exclude(position, car, facts, misfit.get());
            return false;
        }
        Opening opening =
                turn.plan.terms().forced() ? Opening.ALWAYS : turn.cars.opening(turn.roster.laneOf(position), turn.now);
        give(
                position,
                car.offered(turn.now, end(position, opening), wayBack(car, facts)),
                turn.plan.release().software(),
                turn.plan.kind(),
                opening.until());
        return true;
    }

    /// What the car can go back to: what it runs now, or before a try that left the release on it what it ran then.
    private @Nullable Software wayBack(CarProgress car, CarFacts facts) {
        boolean tried = car.attempt() > 0 && facts.runs(turn.plan.release().software());
        return tried ? car.before() : turn.rules.wayBack(facts).orElse(null);
    }

    /// A car that was asked before is not excluded any more: it has the release, it failed, or it is in other hands.
    private void exclude(int position, CarProgress car, CarFacts facts, ReasonCode reason) {
        if (car.attempt() == 0) {
            turn.move(position, CarStage.EXCLUDED, null, reason);
        } else if (reason.equals(ReasonCode.ALREADY_CURRENT)) {
            turn.move(position, CarStage.SUCCEEDED, null, null);
        } else if (turn.rules.runsSomethingElse(facts, car, turn.plan.release().software())) {
            turn.move(position, CarStage.TAKEN_OVER, null, ReasonCode.TAKEN_OVER);
        } else {
            turn.move(position, CarStage.FAILED, null, reason);
        }
    }

    private Instant end(int position, Opening opening) {
        Instant end = turn.now.plus(turn.timeout(position));
        return opening.until() != null && opening.until().isBefore(end) ? opening.until() : end;
    }

    private void give(
            int position, CarProgress asked, Software software, UpdateKind kind, @Nullable Instant windowEnd) {
        Timing timing = turn.phaseOf(position).timing();
        boolean forced = turn.plan.terms().forced();
        SafetyLimits limits = turn.cars.asked(position, asked.direction());
        int battery =
                Math.max(limits.minimumBatteryPercent(), turn.plan.release().minimumBatteryPercent());
        turn.replace(position, asked);
        turn.intend(new RolloutIntent.Offer(
                turn.rules.command(turn.plan.id(), asked.car(), asked.attempt()),
                asked.car(),
                asked.attempt(),
                kind,
                software,
                forced,
                turn.now,
                asked.deadline() == null ? turn.now : asked.deadline(),
                turn.timeout(position),
                timing.rollbackTimeout(),
                forced ? 0 : battery,
                windowEnd,
                !forced && limits.charging(),
                !forced && limits.unmetered()));
    }

    /// Takes back every offer that no car has begun.
    void withdrawAll(ReasonCode reason) {
        for (int position : turn.cars.withDeadline()) {
            if (turn.rules.isWithdrawn(turn.cars.progress(position))) {
                withdraw(position, reason);
            }
        }
    }

    void withdraw(int position, ReasonCode reason) {
        CarProgress car = turn.cars.progress(position);
        turn.intend(
                new RolloutIntent.Withdraw(turn.rules.command(turn.plan.id(), car.car(), car.attempt()), car.car()));
        lapse(position, reason);
    }

    /// The offer no longer holds; whether the car has begun will show. At the latest when a car that began at the last
    /// moment would have ended and gone back by itself, there is no more to wait for.
    void lapse(int position, ReasonCode reason) {
        CarProgress car = turn.cars.progress(position);
        Instant asked = car.offeredAt() == null ? turn.now : car.offeredAt();
        Instant last = asked.plus(RolloutRules.longestWay(
                turn.timeout(position), turn.phaseOf(position).timing().rollbackTimeout()));
        turn.move(position, CarStage.LAPSED, last.isAfter(turn.now) ? last : turn.now, reason);
    }
}
