package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.safety.Opening;

/// Finds the next moment at which a rollout has something to do by itself.
final class Wake {
    private final RolloutState state;
    private @Nullable Instant earliest;

    Wake(RolloutState state) {
        this.state = state;
    }

    Optional<Instant> next() {
        RolloutHead head = state.head();
        Cars.Due due = state.cars().nextDue();
        consider(due == null || head.status().isOver() ? null : due.at());
        consider(state.wantedCars().isPresent() ? head.at() : null);
        switch (head.status()) {
            case AWAITING_APPROVAL ->
                consider(head.approval() == null ? null : head.approval().expiresAt());
            case SCHEDULED -> consider(state.plan().terms().startAt());
            case RUNNING -> {
                considerAhead(head.phaseDeadline());
                considerWindows();
                considerPlaces();
            }
            case SOAKING -> {
                considerAhead(head.soakUntil());
                considerAhead(head.phaseDeadline());
            }
            case ROLLING_BACK -> {
                considerAhead(head.retreat() == null ? null : head.retreat().deadline());
                considerPlaces();
            }
            case DRAFT, PAUSED, ABORTING, ABORTED, ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> {}
        }
        return Optional.ofNullable(earliest);
    }

    private void considerWindows() {
        Cars cars = state.cars().copy();
        Cars.Seat seat = cars.readyFrom(Cars.BACK_LANE);
        while (seat != null) {
            Opening opening = cars.opening(seat.lane(), state.head().at());
            consider(opening.open() ? null : opening.until());
            seat = cars.readyFrom(seat.lane() + 1);
        }
    }

    /// A car that nobody hears frees its place by itself.
    private void considerPlaces() {
        Cars cars = state.cars().copy();
        if (cars.readyFrom(Cars.BACK_LANE) != null) {
            consider(cars.givenUp(state.head().at()).nextFree());
        }
    }

    /// A deadline that has passed has had its effect.
    private void considerAhead(@Nullable Instant time) {
        consider(time == null || !time.isAfter(state.head().at()) ? null : time);
    }

    private void consider(@Nullable Instant time) {
        if (time != null && (earliest == null || time.isBefore(earliest))) {
            earliest = time;
        }
    }
}
