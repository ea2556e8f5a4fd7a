package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Connectivity;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;

/// What cars say and show. Success is only ever read from a car's state; a report moves a car along and can fail
/// it, and never makes it succeed.
final class CarEvents {
    /// The reasons of a car that has dropped an intent for good without beginning.
    private static final Set<ReasonCode> DROPPED =
            Set.of(ReasonCode.WITHDRAWN, ReasonCode.EXPIRED, ReasonCode.LATE_INTENT);
    /// The reasons that no waiting will mend.
    private static final Set<ReasonCode> REFUSED = Set.of(
            ReasonCode.SIGNATURE_INVALID,
            ReasonCode.METADATA_EXPIRED,
            ReasonCode.HASH_MISMATCH,
            ReasonCode.DOWNGRADE,
            ReasonCode.MODEL_MISMATCH,
            ReasonCode.HARDWARE_MISMATCH,
            ReasonCode.FROM_VERSION,
            ReasonCode.AGENT_TOO_OLD,
            ReasonCode.NO_ROLLBACK_TARGET);

    private final Turn turn;
    private final Course course;

    CarEvents(Turn turn, Course course) {
        this.turn = turn;
        this.course = course;
    }

    Outcome seen(CarFacts facts) {
        Integer position = turn.roster.position(facts.car());
        if (position == null) {
            return Outcome.ignored(Outcome.Idle.UNKNOWN_CAR);
        }
        turn.cars.see(position, facts);
        if (turn.status.isOver() || turn.status.isBeforeStart()) {
            return Outcome.TAKEN;
        }
        course.exclude(position);
        CarProgress car = turn.cars.progress(position);
        switch (car.direction()) {
            case FORWARD -> seenForward(position, car, facts);
            case BACK -> seenBack(position, car, facts);
        }
        return Outcome.TAKEN;
    }

    private void seenForward(int position, CarProgress car, CarFacts facts) {
        boolean proven = turn.rules.provesRelease(facts, release());
        switch (car.stage()) {
            case WAITING, FAILED -> {
                if (proven && car.attempt() > 0) {
                    succeed(position);
                }
            }
            case OFFERED, LAPSED, APPLYING, CLAIMED -> {
                if (proven) {
                    succeed(position);
                } else {
                    onTheWay(position, car, facts);
                }
            }
            case SUCCEEDED -> course.health().watch(position, car, facts);
            case TAKEN_OVER -> {
                if (proven && turn.rules.isLetGo(facts)) {
                    succeed(position);
                }
            }
            case LEFT_BEHIND -> {
                if (proven && car.attempt() > 0) {
                    succeed(position);
                }
            }
            case EXCLUDED, ROLLED_BACK, NO_ROLLBACK_TARGET, MANUAL -> {}
        }
    }

    private void seenBack(int position, CarProgress car, CarFacts facts) {
        boolean proven = turn.rules.provesWayBack(facts, car);
        switch (car.stage()) {
            case WAITING -> {
                if (proven && facts.heard() != null && facts.heard().isAfter(car.since())) {
                    turn.move(position, CarStage.ROLLED_BACK, null, null);
                } else if (turn.rules.runsSomethingElse(facts, car, release())) {
                    course.health().takeOver(position);
                }
            }
            case OFFERED, LAPSED, APPLYING, CLAIMED -> {
                if (proven) {
                    turn.move(position, CarStage.ROLLED_BACK, null, null);
                } else {
                    onTheWay(position, car, facts);
                }
            }
            case MANUAL -> {
                if (proven) {
                    turn.move(position, CarStage.ROLLED_BACK, null, null);
                }
            }
            case SUCCEEDED, FAILED, EXCLUDED, TAKEN_OVER, LEFT_BEHIND, ROLLED_BACK, NO_ROLLBACK_TARGET -> {}
        }
    }

    /// A state that proves nothing can still show that the car began, that it got there and is not well, or that it has
    /// not begun.
    private void onTheWay(int position, CarProgress car, CarFacts facts) {
        boolean undecided = car.stage() == CarStage.OFFERED || car.stage() == CarStage.LAPSED;
        if (undecided && facts.updating()) {
            begin(position);
        } else if (undecided && runsWhatItShould(car, facts)) {
            claim(position, car);
        } else if (car.stage() == CarStage.LAPSED && turn.rules.hasNotBegun(car, facts, turn.timeout(position))) {
            course.endings().release(position, Objects.requireNonNullElse(car.reason(), ReasonCode.EXPIRED));
        }
    }

    private Software release() {
        return turn.plan.release().software();
    }

    private boolean runsWhatItShould(CarProgress car, CarFacts facts) {
        Software wanted = car.direction() == Direction.FORWARD ? release() : car.before();
        return wanted != null && facts.runs(wanted) && turn.rules.isHeardAfterOffer(facts, car);
    }

    Outcome reported(RolloutEvent.CarReport report) {
        Integer position = turn.roster.position(report.car());
        if (position == null) {
            return Outcome.ignored(Outcome.Idle.UNKNOWN_CAR);
        }
        CarProgress car = turn.cars.progress(position);
        if (car.attempt() == 0 || !turn.rules.isAboutLast(report.command(), last(car))) {
            return ignore(report, Outcome.Idle.OTHER_COMMAND);
        }
        if (turn.status.isOver()) {
            return ignore(report, Outcome.Idle.OVER);
        }
        boolean waitsForTheWayBack = car.direction() == Direction.BACK && car.stage() == CarStage.WAITING;
        if (car.stage().isTerminal() || waitsForTheWayBack) {
            return ignore(report, Outcome.Idle.KNOWN);
        }
        return take(position, car, report);
    }

    private CommandId last(CarProgress car) {
        return turn.rules.command(turn.plan.id(), car.car(), car.attempt());
    }

    private Outcome take(int position, CarProgress car, RolloutEvent.CarReport report) {
        switch (report.step()) {
            case NOTIFIED -> {
                return Outcome.ignored(Outcome.Idle.KNOWN);
            }
            case APPLY_START -> {
                if (car.stage() == CarStage.APPLYING || car.stage() == CarStage.CLAIMED) {
                    return Outcome.ignored(Outcome.Idle.KNOWN);
                }
                begin(position);
            }
            case READY -> claim(position, car);
            case ROLLED_BACK -> {
                if (car.direction() == Direction.BACK) {
                    claim(position, car);
                } else {
                    fail(position, reason(report, ReasonCode.HEALTH_CHECK_FAILED));
                }
            }
            case FAILED -> fail(position, reason(report, ReasonCode.HEALTH_CHECK_FAILED));
            case BLOCKED -> block(position, car, reason(report, ReasonCode.NOT_STATIONARY));
        }
        return Outcome.TAKEN;
    }

    private static ReasonCode reason(RolloutEvent.CarReport report, ReasonCode otherwise) {
        return report.reason() == null ? otherwise : report.reason();
    }

    /// A car that begins may call it off and begin again as long as its offer stands, and its word of that may be lost.
    /// So its time runs from the last moment at which it could have begun.
    private void begin(int position) {
        Duration timeout = turn.timeout(position);
        Instant offered =
                Objects.requireNonNullElse(turn.cars.progress(position).offeredAt(), turn.now);
        Instant last = offered.plus(timeout).isAfter(turn.now) ? offered.plus(timeout) : turn.now;
        turn.move(position, CarStage.APPLYING, last.plus(turn.rules.applyTime(timeout)), null);
    }

    private void claim(int position, CarProgress car) {
        if (!turn.rules.isProofNeeded()) {
            succeed(position);
        } else if (car.stage() != CarStage.CLAIMED) {
            boolean running = car.stage() == CarStage.APPLYING && car.deadline() != null;
            Instant end = running ? car.deadline() : turn.now.plus(turn.timeout(position));
            turn.move(position, CarStage.CLAIMED, end, null);
        }
    }

    private void block(int position, CarProgress car, ReasonCode reason) {
        boolean mayBegin = car.stage() == CarStage.OFFERED || car.stage() == CarStage.LAPSED;
        if (REFUSED.contains(reason)) {
            fail(position, reason);
        } else if (DROPPED.contains(reason) && (mayBegin || car.stage() == CarStage.APPLYING)) {
            course.endings().release(position, reason);
        } else if (mayBegin) {
            turn.replace(position, car.because(reason));
        } else if (car.stage() == CarStage.APPLYING) {
            callOff(position, car, reason);
        }
    }

    /// A car that began and stopped before it switched, because it had to drive, may begin again as long as the offer
    /// stands. It does not stand where no car may begin any more.
    private void callOff(int position, CarProgress car, ReasonCode reason) {
        boolean goesBack = turn.status == RolloutStatus.ROLLING_BACK && car.direction() == Direction.FORWARD;
        Instant end = Objects.requireNonNullElse(car.offeredAt(), turn.now).plus(turn.timeout(position));
        if (!turn.rules.mayOffer(turn.status) || goesBack) {
            course.offers().withdraw(position, reason);
        } else if (turn.rules.isReached(turn.now, end)) {
            course.offers().lapse(position, reason);
        } else {
            turn.move(position, CarStage.OFFERED, end, reason);
        }
    }

    private void succeed(int position) {
        turn.move(position, CarStage.SUCCEEDED, null, null);
        course.endings().bringBack(position);
    }

    private void fail(int position, @Nullable ReasonCode reason) {
        course.endings().fail(position, reason);
    }

    private Outcome ignore(RolloutEvent.CarReport report, Outcome.Idle why) {
        turn.decide(number ->
                new Decision.ReportIgnored(number, turn.now, report.car(), report.command(), report.step(), why));
        return Outcome.ignored(why);
    }

    /// Ends the stage of every car whose time is up. What is over ends nothing any more.
    void timesUp() {
        if (turn.status.isOver()) {
            return;
        }
        Cars.Due due = turn.cars.nextDue();
        while (due != null && turn.rules.isReached(turn.now, due.at())) {
            timeUp(due.position(), turn.cars.progress(due.position()));
            due = turn.cars.nextDue();
        }
    }

    private void timeUp(int position, CarProgress car) {
        boolean back = car.direction() == Direction.BACK;
        switch (car.stage()) {
            case WAITING -> turn.replace(position, car.to(CarStage.WAITING, car.since(), null, car.reason()));
            case OFFERED ->
                course.offers().lapse(position, Objects.requireNonNullElse(car.reason(), ReasonCode.EXPIRED));
            case LAPSED -> {
                if (back) {
                    course.endings().release(position, ReasonCode.NETWORK_UNREACHABLE);
                } else {
                    fail(position, ReasonCode.NETWORK_UNREACHABLE);
                }
            }
            case APPLYING -> fail(position, late(position, back));
            case CLAIMED -> fail(position, ReasonCode.CLAIMED_NOT_PROVEN);
            case SUCCEEDED -> course.health().lookAgain(position, car);
            case FAILED, EXCLUDED, TAKEN_OVER, LEFT_BEHIND, ROLLED_BACK, NO_ROLLBACK_TARGET, MANUAL ->
                throw new IllegalStateException("an ended car has a deadline: " + car);
        }
    }

    private ReasonCode late(int position, boolean back) {
        CarFacts facts = turn.cars.facts(position);
        if (facts != null && facts.connectivity() != Connectivity.ONLINE) {
            return ReasonCode.HEARTBEAT_TIMEOUT;
        }
        return back ? ReasonCode.ROLLBACK_TIMEOUT : ReasonCode.APPLY_TIMEOUT;
    }
}
