package pitwall.fleet.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.UpdateVerdict;

/// Says what a rollout waits for. Looks at every waiting car only where cars are what it waits for.
final class Outlook {
    private final RolloutState state;
    private final Instant now;

    Outlook(RolloutState state, Instant now) {
        this.state = state;
        this.now = now;
    }

    WaitingFor waitingFor() {
        RolloutHead head = state.head();
        return switch (head.status()) {
            case DRAFT, ABORTED, ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES, EXPIRED -> new WaitingFor.Nothing();
            case AWAITING_APPROVAL -> approval(head);
            case SCHEDULED -> start();
            case PAUSED -> isAsked(head) ? asked(head) : person(head);
            case SOAKING -> isAsked(head) ? asked(head) : soak(head);
            case RUNNING, ROLLING_BACK, ABORTING -> cars();
        };
    }

    private static WaitingFor approval(RolloutHead head) {
        Approval approval = head.approval();
        return approval == null
                ? new WaitingFor.Nothing()
                : new WaitingFor.Approval(approval.requestedBy(), approval.expiresAt());
    }

    private boolean isAsked(RolloutHead head) {
        return head.ask() != null && now.isBefore(head.ask().expiresAt());
    }

    private static WaitingFor asked(RolloutHead head) {
        Ask ask = head.ask();
        return ask == null ? new WaitingFor.Nothing() : new WaitingFor.Approval(ask.requestedBy(), ask.expiresAt());
    }

    private WaitingFor start() {
        Instant startAt = state.plan().terms().startAt();
        return startAt == null ? new WaitingFor.Nothing() : new WaitingFor.Start(startAt);
    }

    private static WaitingFor person(RolloutHead head) {
        Pause pause = head.pause();
        return pause == null ? new WaitingFor.Nothing() : new WaitingFor.Person(pause.gate(), pause.since());
    }

    private WaitingFor soak(RolloutHead head) {
        if (head.soakUntil() != null) {
            return new WaitingFor.Soak(head.soakUntil());
        }
        int last = head.wave();
        return new WaitingFor.SafeCars(state.cars().unsafe(state.roster().firstWaveBeside(last), last));
    }

    private WaitingFor cars() {
        int inFlight = state.tally().inFlight();
        if (inFlight > 0) {
            return new WaitingFor.Cars(inFlight);
        }
        Optional<Instant> window = nextWindow();
        return window.isPresent() ? new WaitingFor.Window(window.get()) : new WaitingFor.Reasons(reasons());
    }

    /// When a car that only waits for its window could begin.
    private Optional<Instant> nextWindow() {
        return cars(verdicts ->
                        verdicts.stream().allMatch(verdict -> verdict.reason().equals(ReasonCode.OUTSIDE_WINDOW)))
                .flatMap(verdicts -> verdicts.stream().map(UpdateVerdict::possibleAt))
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    private Map<ReasonCode, Integer> reasons() {
        Map<ReasonCode, Integer> reasons = new TreeMap<>();
        cars(verdicts -> true)
                .forEach(verdicts -> reasons.merge(verdicts.getFirst().reason(), 1, Integer::sum));
        return reasons;
    }

    private Stream<List<UpdateVerdict>> cars(Predicate<List<UpdateVerdict>> wanted) {
        return IntStream.range(0, state.roster().size())
                .filter(this::isReleasedAndWaits)
                .mapToObj(position -> new CarStanding(state, position, now).verdicts())
                .filter(verdicts -> !verdicts.isEmpty())
                .filter(wanted);
    }

    private boolean isReleasedAndWaits(int position) {
        CarProgress car = state.cars().progress(position);
        return car.stage() == CarStage.WAITING
                && (car.direction() == Direction.BACK
                        || state.roster().waveOf(position) <= state.head().wave());
    }
}
