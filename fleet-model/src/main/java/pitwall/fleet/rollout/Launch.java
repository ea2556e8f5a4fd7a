package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.Optional;

/// The way from a draft to the start: ask, approve, wait for the time.
final class Launch {
    private final Turn turn;
    private final Course course;

    Launch(Turn turn, Course course) {
        this.turn = turn;
        this.course = course;
    }

    Outcome launch(PersonAct.Launch act) {
        return switch (turn.status) {
            case DRAFT, EXPIRED -> ask(act.actor());
            case AWAITING_APPROVAL, SCHEDULED -> Outcome.ignored(Outcome.Idle.ALREADY_SO);
            case RUNNING, SOAKING, PAUSED, ABORTING, ABORTED, ROLLING_BACK, ROLLED_BACK ->
                Outcome.refused(Refusal.ALREADY_STARTED);
            case COMPLETED, COMPLETED_WITH_FAILURES -> Outcome.refused(Refusal.ALREADY_STARTED);
        };
    }

    private Outcome ask(String actor) {
        turn.lead = actor;
        if (turn.plan.release().refusal().isPresent()) {
            return Outcome.refused(Refusal.RELEASE_NOT_TRUSTED);
        }
        if (turn.plan.terms().approval()) {
            turn.approval = Approval.asked(turn.plan.hash(), actor, turn.now);
            turn.become(RolloutStatus.AWAITING_APPROVAL, Because.PERSON);
        } else {
            proceed(Because.PERSON);
        }
        return Outcome.TAKEN;
    }

    Outcome approve(PersonAct.Approve act, PersonActs acts) {
        if (turn.ask != null) {
            return acts.agree(act, turn.ask);
        }
        Approval approval = turn.approval;
        if (turn.status != RolloutStatus.AWAITING_APPROVAL || approval == null) {
            return Outcome.refused(turn.status == RolloutStatus.EXPIRED ? Refusal.APPROVAL_EXPIRED : Refusal.NOT_ASKED);
        }
        Optional<Refusal> refusal =
                turn.rules.approvalRefusal(approval, act.actor(), act.planHash(), turn.plan.hash(), turn.now);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        turn.approval = approval.by(act.actor(), act.reason());
        proceed(Because.APPROVED);
        return Outcome.TAKEN;
    }

    /// Nobody is to agree any more. What was approved and has not begun is a draft again.
    Outcome rejected() {
        if (turn.ask != null) {
            turn.ask = null;
            return Outcome.TAKEN;
        }
        return voided() instanceof Outcome.Taken ? Outcome.TAKEN : Outcome.refused(Refusal.NOT_ASKED);
    }

    /// The turn already has the new plan; whatever was asked for or approved was another one.
    Outcome edited() {
        turn.approval = null;
        turn.following = null;
        turn.become(RolloutStatus.DRAFT, Because.PERSON);
        return Outcome.TAKEN;
    }

    Outcome voided() {
        boolean waiting = turn.status == RolloutStatus.AWAITING_APPROVAL || turn.status == RolloutStatus.SCHEDULED;
        if (!waiting) {
            return Outcome.ignored(Outcome.Idle.ALREADY_SO);
        }
        turn.approval = null;
        turn.become(RolloutStatus.DRAFT, Because.APPROVAL_VOIDED);
        return Outcome.TAKEN;
    }

    /// Starts what is due and lets an unanswered request expire.
    void watch() {
        if (turn.status == RolloutStatus.AWAITING_APPROVAL
                && turn.approval != null
                && turn.rules.isReached(turn.now, turn.approval.expiresAt())) {
            turn.approval = null;
            turn.become(RolloutStatus.EXPIRED, Because.APPROVAL_EXPIRED);
        } else if (turn.status == RolloutStatus.SCHEDULED) {
            Instant startAt = turn.plan.terms().startAt();
            if (startAt == null || turn.rules.isReached(turn.now, startAt)) {
                course.start(Because.START_TIME);
            }
        }
    }

    private void proceed(Because because) {
        Instant startAt = turn.plan.terms().startAt();
        if (startAt != null && !turn.rules.isReached(turn.now, startAt)) {
            turn.become(RolloutStatus.SCHEDULED, because);
        } else {
            course.start(because);
        }
    }
}
