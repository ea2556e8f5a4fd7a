package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.CarFacts;
import pitwall.fleet.safety.UpdateCheck;
import pitwall.fleet.safety.UpdateVerdict;

/// Says of one car of a rollout why it is not being updated and when it could be. The rollout's own reasons go to
/// [UpdateCheck] as holds, so that there is one list and one order.
final class CarStanding {
    private final RolloutState state;
    private final int position;
    private final CarProgress car;
    private final Instant now;

    CarStanding(RolloutState state, int position, Instant now) {
        this.state = state;
        this.position = position;
        this.car = state.cars().progress(position);
        this.now = now;
    }

    List<UpdateVerdict> verdicts() {
        return switch (car.stage()) {
            case SUCCEEDED, ROLLED_BACK, APPLYING, CLAIMED -> List.of();
            case FAILED, LEFT_BEHIND, MANUAL ->
                List.of(UpdateVerdict.needsSomebody(reason(ReasonCode.MANUAL), car.since()));
            case EXCLUDED, TAKEN_OVER, NO_ROLLBACK_TARGET ->
                List.of(UpdateVerdict.never(reason(ReasonCode.NO_ROLLBACK_TARGET)));
            case OFFERED -> car.reason() == null ? List.of() : List.of(UpdateVerdict.waits(car.reason(), car.since()));
            case LAPSED, WAITING -> waiting();
        };
    }

    private ReasonCode reason(ReasonCode otherwise) {
        return car.reason() == null ? otherwise : car.reason();
    }

    private List<UpdateVerdict> waiting() {
        List<UpdateVerdict> holds = new ArrayList<>();
        holdByStatus(holds);
        if (car.deadline() != null) {
            holds.add(UpdateVerdict.waitsUntil(reason(ReasonCode.EXPIRED), car.deadline()));
        }
        CarFacts facts = state.cars().facts(position);
        if (facts == null) {
            holds.add(UpdateVerdict.waits(ReasonCode.NETWORK_UNREACHABLE, null));
            return List.copyOf(holds);
        }
        return car.direction() == Direction.FORWARD
                ? new UpdateCheck(state.policy()).verdicts(facts, state.plan().demand(), holds, now)
                : wayBack(holds, facts);
    }

    private List<UpdateVerdict> wayBack(List<UpdateVerdict> holds, CarFacts facts) {
        holds.addAll(
                UpdateCheck.standing(facts, state.plan().demand(), state.cars().asked(position, Direction.BACK)));
        return List.copyOf(holds);
    }

    private void holdByStatus(List<UpdateVerdict> holds) {
        RolloutHead head = state.head();
        switch (head.status()) {
            case DRAFT, AWAITING_APPROVAL, EXPIRED ->
                holds.add(UpdateVerdict.needsSomebody(ReasonCode.WAITING_FOR_GATE, head.at()));
            case SCHEDULED ->
                holds.add(UpdateVerdict.waitsUntil(
                        ReasonCode.WAITING_FOR_GATE, state.plan().terms().startAt()));
            case PAUSED -> holds.add(UpdateVerdict.needsSomebody(ReasonCode.PAUSED, pausedSince(head)));
            case SOAKING -> holds.add(UpdateVerdict.waitsUntil(ReasonCode.WAITING_FOR_GATE, head.soakUntil()));
            case RUNNING, ROLLING_BACK -> holdByQueue(holds);
            case ABORTING, ABORTED, ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES ->
                holds.add(UpdateVerdict.never(ReasonCode.ABORTED));
        }
    }

    private static @Nullable Instant pausedSince(RolloutHead head) {
        return head.pause() == null ? null : head.pause().since();
    }

    private void holdByQueue(List<UpdateVerdict> holds) {
        if (car.direction() == Direction.FORWARD
                && state.roster().waveOf(position) > state.head().wave()) {
            holds.add(UpdateVerdict.waits(
                    ReasonCode.WAITING_FOR_GATE, state.head().startedAt()));
        } else if (isFull()) {
            holds.add(UpdateVerdict.waits(ReasonCode.PARALLEL_LIMIT, null));
        }
    }

    private boolean isFull() {
        int parallel = state.phase()
                .map(phase -> state.plan().phases().get(phase).parallel())
                .orElse(0);
        int taken = state.tally().inFlight() + state.cars().copy().givenUp(now).places();
        return taken >= parallel;
    }
}
