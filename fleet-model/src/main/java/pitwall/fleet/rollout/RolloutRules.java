package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.Opening;
import pitwall.fleet.safety.SafetyLimits;
import pitwall.fleet.safety.UpdateCheck;
import pitwall.fleet.safety.UpdateDemand;

/// The small judgements of the engine, each in one place. The tests plant a bug into one at a time and demand that it
/// is found; nothing else overrides them.
class RolloutRules {
    /// How late a message of a car may arrive, and how far its clock may be off: 30 s, beyond which a car's clock
    /// counts as skewed.
    static final Duration GRACE = Duration.ofSeconds(30);
    /// The shortest time before a car whose offer lapsed is asked again; grows with each attempt up to ten times this.
    static final Duration BACKOFF = Duration.ofMinutes(1);
    /// How long after a car with the release was seen unwell it is looked at again: the time of a restart.
    static final Duration PATIENCE = Duration.ofMinutes(1);
    /// Guards shares against rounding: 4 of 5 is 80 %.
    static final double EPSILON = 1e-9;

    CommandId command(RolloutId rollout, CarId car, int attempt) {
        return CommandId.of(rollout, car, attempt);
    }

    /// Whether new intents may be given in this status.
    boolean mayOffer(RolloutStatus status) {
        return switch (status) {
            case RUNNING, ROLLING_BACK -> true;
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, SOAKING, PAUSED, ABORTING, ABORTED -> false;
            case ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> false;
        };
    }

    /// How many more cars may be changed now.
    int room(int parallel, int inFlight) {
        return parallel - inFlight;
    }

    /// Whether nothing but the clock stands against asking the car.
    boolean standsReady(CarFacts facts, UpdateDemand demand, SafetyLimits limits) {
        return UpdateCheck.standing(facts, demand, limits).isEmpty();
    }

    /// Why the release is not for the car; empty if it is.
    Optional<ReasonCode> misfit(CarFacts facts, UpdateDemand demand) {
        Optional<ReasonCode> misfit = UpdateCheck.misfit(facts, demand);
        if (misfit.isPresent()) {
            return misfit;
        }
        boolean unknownBuild = demand.kind() == UpdateKind.ROLLBACK
                && !facts.hasRun(demand.release().software());
        return unknownBuild ? Optional.of(ReasonCode.NO_ROLLBACK_TARGET) : Optional.empty();
    }

    boolean isOpen(Opening opening) {
        return opening.open();
    }

    /// Whether the car's state proves the release.
    boolean provesRelease(CarFacts facts, Software release) {
        return facts.proves(release);
    }

    /// Whether the car's state, heard after it was last asked, proves that it went back. A car that is applying proves
    /// nothing: until it switches it shows the old build, also on its way to the new one.
    boolean provesWayBack(CarFacts facts, CarProgress car) {
        return car.before() != null
                && !facts.updating()
                && facts.proves(car.before())
                && isHeardAfter(facts, car.offeredAt());
    }

    /// Whether a car that failed has since proved that it runs what it ran before.
    boolean isBackAlready(CarFacts facts, CarProgress car) {
        return isHeardAfter(facts, car.since()) && provesWayBack(facts, car);
    }

    /// Whether a car's word that it is done still has to be proven.
    boolean isProofNeeded() {
        return true;
    }

    /// Whether the car's offer is to be taken back when the rollout stops.
    boolean isWithdrawn(CarProgress car) {
        return car.stage() == CarStage.OFFERED;
    }

    /// How long a car that has begun may take.
    Duration applyTime(Duration timeout) {
        return timeout;
    }

    /// How long a car that is asked may be on its way at most: it begins at the last moment, does not get there, and
    /// goes back by itself.
    static Duration longestWay(Duration timeout, Duration rollbackTimeout) {
        return timeout.multipliedBy(2).plus(rollbackTimeout).plus(GRACE);
    }

    /// Until when a car that was given up may still be changing although nobody hears it; absent where it is heard, was
    /// heard since and is idle, or was given up when its whole time was over. A car that boots takes its time anew, so
    /// it gets that of a whole change from when it was given up, or was last heard changing.
    @Nullable
    Instant mayChangeUntil(CarProgress car, @Nullable CarFacts facts, Timing timing) {
        Instant asked = car.offeredAt();
        if (asked == null || facts != null && facts.connectivity() == Connectivity.ONLINE) {
            return null;
        }
        Duration change = timing.carTimeout().plus(timing.rollbackTimeout());
        if (facts != null && facts.heard() != null && isHeardAfter(facts, car.since())) {
            return facts.updating() ? facts.heard().plus(change) : null;
        }
        Duration timeout = Collections.max(List.of(timing.carTimeout(), timing.rollbackTimeout()));
        boolean over = !car.since().isBefore(asked.plus(longestWay(timeout, timing.rollbackTimeout())));
        return over ? null : car.since().plus(change);
    }

    /// Whether the rollout may go on with so many updated cars in safe mode or stopped by hand.
    boolean areSafe(int unsafe) {
        return unsafe == 0;
    }

    /// The build a car can go back to from a change that begins now.
    Optional<Software> wayBack(CarFacts facts) {
        return facts.wayBack();
    }

    /// Whether the build that a car should go back to can still be had by it.
    boolean canGoBack(CarFacts facts, Software before) {
        return facts.hasRun(before);
    }

    /// Whether another wish has the car now or has changed it since: it is held, or it runs a version that this
    /// rollout never gave it. A car that runs what it ran before went back by itself, and other bytes under the
    /// version of the release are no wish but a fault.
    boolean isTakenOver(CarFacts facts, CarProgress car, Software release) {
        return facts.heldBy() != null || runsSomethingElse(facts, car, release);
    }

    /// Whether whoever had taken the car over has certainly let it go as it is. One that cannot be reached when the
    /// other wish is given up may still be doing what was wanted of it; its last word is from before.
    boolean isLetGo(CarFacts facts) {
        return facts.heldBy() == null && !facts.updating() && facts.connectivity() == Connectivity.ONLINE;
    }

    /// Whether the car runs a version that this rollout never gave it and that it did not run before.
    boolean runsSomethingElse(CarFacts facts, CarProgress car, Software release) {
        return facts.running() != null
                && car.before() != null
                && !facts.runs(car.before())
                && !facts.running().software().version().equals(release.version());
    }

    /// Whether a car that is looked at again still runs the release and is not well. While it is being changed, or
    /// before it was heard, nobody can tell.
    boolean isUnwell(CarFacts facts, Software release) {
        return !facts.updating() && !facts.proves(release);
    }

    /// How long a car that has the release may be unwell before that counts.
    Duration patience() {
        return PATIENCE;
    }

    /// Whether it is certain that a car whose offer lapsed has not begun: it was heard when even a late message of a
    /// late beginning would have arrived, and it is not applying.
    boolean hasNotBegun(CarProgress car, CarFacts facts, Duration validity) {
        Instant asked = car.offeredAt();
        return asked != null
                && !facts.updating()
                && isHeardAfter(facts, asked.plus(validity).plus(GRACE));
    }

    boolean isHeardAfterOffer(CarFacts facts, CarProgress car) {
        return isHeardAfter(facts, car.offeredAt());
    }

    /// Whether a report is about the car's last intent.
    boolean isAboutLast(CommandId reported, CommandId last) {
        return reported.equals(last);
    }

    /// How many finished cars are needed before a share counts.
    int sampleNeeded(GateRules gates, int cars) {
        return Math.min(gates.minimumSample(), cars);
    }

    boolean tooManyFailed(GateRules gates, int failed, int finished) {
        return finished > 0 && (double) failed / finished > gates.failureLimit() + EPSILON;
    }

    boolean enoughSucceeded(GateRules gates, int succeeded, int finished) {
        return finished > 0 && (double) succeeded / finished >= gates.successThreshold() - EPSILON;
    }

    /// Whether all cars of the waves so far have ended.
    boolean isWaveOver(Tally reach) {
        return reach.of(CarStage.WAITING) == 0 && reach.inFlight() == 0;
    }

    /// When the watching after a wave ends.
    Instant soakUntil(Timing timing, boolean anotherPhaseFollows, Instant now) {
        boolean waits = anotherPhaseFollows && timing.waitAfter().compareTo(timing.soak()) > 0;
        return now.plus(waits ? timing.waitAfter() : timing.soak());
    }

    boolean isReached(Instant now, Instant time) {
        return !now.isBefore(time);
    }

    /// Why this person cannot approve this plan now; empty if they can.
    Optional<Refusal> approvalRefusal(Approval approval, String actor, String hash, String planHash, Instant now) {
        if (isReached(now, approval.expiresAt())) {
            return Optional.of(Refusal.APPROVAL_EXPIRED);
        }
        if (actor.equals(approval.requestedBy())) {
            return Optional.of(Refusal.SELF_APPROVAL);
        }
        boolean same = hash.equals(approval.planHash()) && hash.equals(planHash);
        return same ? Optional.empty() : Optional.of(Refusal.PLAN_CHANGED);
    }

    /// Whether going past a gate that said no, and trying again what two people started, needs two people.
    boolean isSecondPersonNeeded() {
        return true;
    }

    /// How long a car whose offer lapsed is left alone.
    Duration backoff(int attempt) {
        return BACKOFF.multipliedBy(Math.clamp(attempt, 1, 10));
    }

    private static boolean isHeardAfter(CarFacts facts, @Nullable Instant time) {
        return facts.heard() != null && time != null && facts.heard().isAfter(time);
    }
}
