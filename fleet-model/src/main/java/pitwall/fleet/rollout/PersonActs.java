package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// What people do to a rollout once it runs. Every act is safe to repeat: what is so already is left alone.
final class PersonActs {
    private final Turn turn;
    private final Course course;
    private boolean agreed;

    PersonActs(Turn turn, Course course) {
        this.turn = turn;
        this.course = course;
    }

    Outcome halt(PersonAct.Halt act) {
        return switch (turn.status) {
            case DRAFT, AWAITING_APPROVAL, SCHEDULED -> Outcome.refused(Refusal.NOT_STARTED);
            case RUNNING, SOAKING, ROLLING_BACK -> {
                Pause pause = new Pause(turn.status, turn.now, act.actor(), null, 0);
                course.endings().pause(pause, Because.PERSON);
                yield Outcome.TAKEN;
            }
            case PAUSED, ABORTING, ABORTED -> Outcome.ignored(Outcome.Idle.ALREADY_SO);
            case ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> Outcome.refused(Refusal.OVER);
        };
    }

    /// Lets happen what somebody else asked for.
    Outcome agree(PersonAct.Approve consent, Ask ask) {
        String hash = turn.plan.hash();
        Approval asked = Approval.asked(hash, ask.requestedBy(), ask.at());
        Optional<Refusal> refusal =
                turn.rules.approvalRefusal(asked, consent.actor(), consent.planHash(), hash, turn.now);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        if (ask.failures() != failures()) {
            return Outcome.refused(Refusal.PLAN_CHANGED);
        }
        turn.ask = null;
        agreed = true;
        return switch (ask.act()) {
            case PersonAct.Resume resume -> resume(resume);
            case PersonAct.Advance advance -> advance(advance);
            case PersonAct.Retry retry -> retry(retry);
            case PersonAct.Edit ignored -> Outcome.refused(Refusal.NOT_ASKED);
            case PersonAct.Launch ignored -> Outcome.refused(Refusal.NOT_ASKED);
            case PersonAct.Approve ignored -> Outcome.refused(Refusal.NOT_ASKED);
            case PersonAct.Reject ignored -> Outcome.refused(Refusal.NOT_ASKED);
            case PersonAct.Halt ignored -> Outcome.refused(Refusal.NOT_ASKED);
            case PersonAct.Abort ignored -> Outcome.refused(Refusal.NOT_ASKED);
            case PersonAct.RollBack ignored -> Outcome.refused(Refusal.NOT_ASKED);
        };
    }

    private int failures() {
        return turn.reach().of(CarStage.FAILED);
    }

    private boolean needsSecondPerson() {
        return !agreed && turn.rules.isSecondPersonNeeded();
    }

    /// Remembers what a second person must agree to. A later wish takes the place of an earlier one.
    private Outcome ask(PersonAct act) {
        Ask before = turn.ask;
        if (before != null && before.act().equals(act) && !turn.rules.isReached(turn.now, before.expiresAt())) {
            return Outcome.ignored(Outcome.Idle.ALREADY_SO);
        }
        turn.ask = new Ask(act, turn.now, failures());
        return Outcome.TAKEN;
    }

    Outcome resume(PersonAct.Resume act) {
        Pause pause = turn.pause;
        if (turn.status != RolloutStatus.PAUSED || pause == null) {
            return turn.status == RolloutStatus.RUNNING
                    ? Outcome.ignored(Outcome.Idle.ALREADY_SO)
                    : Outcome.refused(Refusal.NOT_PAUSED);
        }
        if (pause.gate() != null && gateStillStops(pause)) {
            return Outcome.refused(Refusal.GATE_STILL_STOPS);
        }
        if (pause.gate() != null && needsSecondPerson()) {
            return ask(act);
        }
        turn.lead = act.actor();
        goOn(pause);
        return Outcome.TAKEN;
    }

    private boolean gateStillStops(Pause pause) {
        Gates gates = new Gates(turn);
        if (gates.failures().isPresent()) {
            return true;
        }
        if (!turn.rules.isWaveOver(turn.released())) {
            return false;
        }
        List<GateReading> readings = pause.resumeTo() == RolloutStatus.SOAKING ? gates.atSoakEnd() : gates.atWaveEnd();
        return readings.stream().anyMatch(reading -> !(reading.verdict() instanceof GateVerdict.Open));
    }

    /// Leaves the pause. What the pause took is given back to the clocks that stop new cars.
    private void goOn(Pause pause) {
        Duration lost = Duration.between(pause.since(), turn.now);
        turn.phaseDeadline = later(turn.phaseDeadline, lost);
        if (turn.retreat != null) {
            Retreat old = turn.retreat;
            turn.retreat = new Retreat(old.phase(), old.since(), old.deadline().plus(lost));
        }
        turn.pause = null;
        turn.become(pause.resumeTo(), Because.PERSON);
    }

    private static @Nullable Instant later(@Nullable Instant time, Duration by) {
        return time == null ? null : time.plus(by);
    }

    Outcome advance(PersonAct.Advance act) {
        Pause pause = turn.pause;
        if (turn.status == RolloutStatus.SOAKING) {
            return endSoak(act);
        }
        if (turn.status != RolloutStatus.PAUSED || pause == null || pause.gate() == null) {
            return Outcome.refused(Refusal.NOTHING_TO_ADVANCE);
        }
        if (needsSecondPerson()) {
            return ask(act);
        }
        turn.lead = act.actor();
        overrule(act.actor(), pause.gate());
        goOn(pause);
        if (turn.rules.isWaveOver(turn.released())) {
            course.next();
        }
        return Outcome.TAKEN;
    }

    private Outcome endSoak(PersonAct.Advance act) {
        if (turn.soakUntil != null) {
            turn.soakUntil = turn.now;
        } else if (turn.rules.isWaveOver(turn.released())) {
            if (needsSecondPerson()) {
                return ask(act);
            }
            turn.lead = act.actor();
            overrule(act.actor(), Gate.SAFETY_CHECKS);
            course.next();
        }
        return Outcome.TAKEN;
    }

    private void overrule(String actor, Gate gate) {
        Integer cars = gate == Gate.CAR_LIMIT ? allowMoreCars() : null;
        if (cars == null) {
            turn.allowedFailures = turn.reach().of(CarStage.FAILED);
        }
        int failures = turn.allowedFailures;
        turn.decide(number -> new Decision.GateOverruled(number, turn.now, actor, gate, failures, cars));
    }

    /// How many the next phase may begin with: as many as people saw.
    private @Nullable Integer allowMoreCars() {
        if (turn.following == null) {
            return null;
        }
        turn.following = turn.following.allowing();
        return turn.following.allowed();
    }

    Outcome abort() {
        return switch (turn.status) {
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, RUNNING, SOAKING, PAUSED, ROLLING_BACK, EXPIRED -> {
                course.endings().abort(Because.PERSON);
                yield Outcome.TAKEN;
            }
            case ABORTING, ABORTED -> Outcome.ignored(Outcome.Idle.ALREADY_SO);
            case ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES -> Outcome.refused(Refusal.OVER);
        };
    }

    Outcome rollBack(PersonAct.RollBack act) {
        if (turn.startedAt == null) {
            return Outcome.refused(Refusal.NOT_STARTED);
        }
        boolean goesBack = turn.mode() == RolloutStatus.ROLLING_BACK || turn.status == RolloutStatus.ROLLED_BACK;
        boolean wider = turn.retreat != null && turn.retreat.phase() != null && act.everything();
        if (goesBack && !wider) {
            return Outcome.ignored(Outcome.Idle.ALREADY_SO);
        }
        course.endings().retreat(act.everything() ? null : turn.phaseNumber(), Because.PERSON);
        return Outcome.TAKEN;
    }

    Outcome retry(PersonAct.Retry act) {
        Optional<CarStage> from = retryable();
        if (from.isEmpty()) {
            return Outcome.refused(turn.startedAt == null ? Refusal.NOT_STARTED : Refusal.OVER);
        }
        List<Integer> cars = IntStream.range(0, turn.roster.size())
                .filter(position -> isRetried(position, from.get(), act.cars()))
                .boxed()
                .toList();
        if (cars.isEmpty()) {
            return Outcome.refused(Refusal.NOTHING_TO_RETRY);
        }
        if (from.get() == CarStage.FAILED && turn.plan.terms().approval() && needsSecondPerson()) {
            return ask(act);
        }
        for (int position : cars) {
            turn.move(position, CarStage.WAITING, null, null);
        }
        turn.allowedFailures = Math.min(turn.allowedFailures, turn.reach().of(CarStage.FAILED));
        giveTime();
        return Outcome.TAKEN;
    }

    private Optional<CarStage> retryable() {
        return switch (turn.mode()) {
            case RUNNING, SOAKING, COMPLETED_WITH_FAILURES -> Optional.of(CarStage.FAILED);
            case ROLLING_BACK, ROLLED_BACK -> Optional.of(CarStage.MANUAL);
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, PAUSED, ABORTING, ABORTED -> Optional.empty();
            case COMPLETED, EXPIRED -> Optional.empty();
        };
    }

    /// Failed cars in general; cars that were left behind only when they are named.
    private boolean isRetried(int position, CarStage from, Set<CarId> named) {
        CarProgress car = turn.cars.progress(position);
        if (named.isEmpty()) {
            return car.stage() == from;
        }
        boolean left = from == CarStage.FAILED && car.stage() == CarStage.LEFT_BEHIND;
        return named.contains(car.car()) && (car.stage() == from || left);
    }

    /// Cars that are tried again get a whole phase's time. A rollout that was over is taken up again.
    private void giveTime() {
        Instant end = turn.now.plus(turn.phase().timing().phaseTimeout());
        if (turn.retreat != null) {
            turn.retreat = new Retreat(turn.retreat.phase(), turn.retreat.since(), end);
        } else {
            turn.phaseDeadline = end;
        }
        if (turn.status == RolloutStatus.COMPLETED_WITH_FAILURES) {
            turn.become(RolloutStatus.RUNNING, Because.RETRY);
            course.health().watchAll();
        } else if (turn.status == RolloutStatus.ROLLED_BACK) {
            turn.become(RolloutStatus.ROLLING_BACK, Because.RETRY);
        }
    }
}
