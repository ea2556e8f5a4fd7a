package pitwall.views.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Gate;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Share;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Reasons;
import pitwall.views.kit.Strings;

/// Says in words how a rollout stands and what it waits for. Immutable.
public final class RolloutWords {
    private final Strings strings;
    private final Formats formats;
    private final Reasons reasons;

    public RolloutWords(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
        this.reasons = new Reasons(strings);
    }

    /// The state in one or two words: `Running`, `Paused by gate`.
    public String state(RolloutEntry rollout) {
        RolloutEntry.PauseEntry pause = rollout.pause();
        if (rollout.status() == RolloutStatus.PAUSED && pause != null) {
            return strings.get(pause.person() == null ? "rollout.state.PAUSED.gate" : "rollout.state.PAUSED.person");
        }
        return state(rollout.status());
    }

    public String state(RolloutStatus status) {
        return strings.get("rollout.state." + status);
    }

    /// The mark that stands beside the word.
    public static HeadlineStatus mark(RolloutStatus status) {
        return switch (status) {
            case RUNNING -> HeadlineStatus.UPDATING;
            case ROLLING_BACK -> HeadlineStatus.ROLLING_BACK;
            case PAUSED -> HeadlineStatus.BLOCKED;
            case DRAFT, AWAITING_APPROVAL, SCHEDULED, SOAKING -> HeadlineStatus.PENDING;
            case COMPLETED -> HeadlineStatus.IN_SYNC;
            case COMPLETED_WITH_FAILURES -> HeadlineStatus.FAILED;
            case ABORTING, ABORTED, ROLLED_BACK, EXPIRED -> HeadlineStatus.STOPPED;
        };
    }

    public String stage(CarStage stage) {
        return strings.get("rollout.stage." + stage);
    }

    public String gate(Gate gate) {
        return strings.get("rollout.gate." + gate);
    }

    public String reason(ReasonCode code) {
        return reasons.of(code).title();
    }

    /// What it waits for, as one phrase.
    ///
    /// @param now server time
    public String waitingFor(RolloutView view, Instant now) {
        return switch (view.waitingFor()) {
            case null -> strings.get(view.rollout().status().isOver() ? "rollout.wait.over" : "rollout.wait.unknown");
            case WaitingFor.Nothing _ -> nothing(view.rollout());
            case WaitingFor.Approval(String by, Instant expires) ->
                strings.get("rollout.wait.approval", by, left(expires, now));
            case WaitingFor.Start(Instant at) ->
                strings.get("rollout.wait.start", formats.moment(at, now), left(at, now));
            case WaitingFor.Person(Gate gate, Instant since) -> person(view.rollout(), gate, since, now);
            case WaitingFor.Soak(Instant until) -> strings.get("rollout.wait.soak", left(until, now));
            case WaitingFor.SafeCars(int unsafe) ->
                unsafe == 0
                        ? strings.get("rollout.wait.safe-cars.unseen")
                        : strings.plural("rollout.wait.safe-cars", unsafe);
            case WaitingFor.Window(Instant opens) ->
                strings.get("rollout.wait.window", formats.moment(opens, now), left(opens, now));
            case WaitingFor.Cars(int inFlight) -> cars(view, inFlight);
            case WaitingFor.Reasons waiting -> reasons(waiting, view.partial());
        };
    }

    private String nothing(RolloutEntry rollout) {
        return switch (rollout.status()) {
            case DRAFT -> strings.get("rollout.wait.launch");
            case EXPIRED -> strings.get("rollout.wait.relaunch");
            case ABORTED, ROLLED_BACK, COMPLETED, COMPLETED_WITH_FAILURES -> strings.get("rollout.wait.over");
            case AWAITING_APPROVAL, SCHEDULED, RUNNING, SOAKING, PAUSED, ABORTING, ROLLING_BACK ->
                strings.get("rollout.wait.engine");
        };
    }

    private String person(RolloutEntry rollout, @Nullable Gate gate, Instant since, Instant now) {
        String ago = formats.age(Duration.between(since, now));
        if (gate != null) {
            return strings.get("rollout.wait.gate", gate(gate), ago);
        }
        RolloutEntry.PauseEntry pause = rollout.pause();
        String who = pause == null ? null : pause.person();
        return who == null
                ? strings.get("rollout.wait.person.unknown", ago)
                : strings.get("rollout.wait.person", who, ago);
    }

    private String cars(RolloutView view, int inFlight) {
        boolean back = view.rollout().status() == RolloutStatus.ROLLING_BACK;
        return strings.plural(back ? "rollout.wait.cars.back" : "rollout.wait.cars", inFlight);
    }

    private String reasons(WaitingFor.Reasons waiting, boolean partial) {
        Map<ReasonCode, Integer> cars = waiting.cars();
        if (cars.isEmpty()) {
            return strings.get(partial ? "rollout.wait.reasons.unseen" : "rollout.wait.reasons.none");
        }
        ReasonCode most = waiting.most();
        int first = cars.getOrDefault(most, 0);
        int others = cars.values().stream().mapToInt(Integer::intValue).sum() - first;
        String phrase = strings.plural("rollout.wait.reasons", first, reason(most));
        return others == 0 ? phrase : strings.plural("rollout.wait.reasons.more", others, phrase);
    }

    private String left(Instant at, Instant now) {
        return formats.age(Duration.between(now, at));
    }

    /// A share of 0.0 to 1.0 as a percentage; nothing known is never a number.
    public String share(Share share) {
        return share.isKnown() ? formats.percent(share.value() * 100) : Formats.UNKNOWN;
    }

    /// How many of the cars that the rollout is about have come to an end, as a percentage; never all while one has
    /// not.
    public String progress(LaneFigures figures) {
        int open = figures.blocked() + figures.applying() + figures.left();
        if (figures.concerned() == 0) {
            return Formats.UNKNOWN;
        }
        int ended = figures.concerned() - open;
        return formats.wholePercent((int) (100L * ended / figures.concerned()));
    }

    /// A limit of 0.0 to 1.0 as a percentage, without decimals where it was set without.
    public String limit(double limit) {
        double percent = limit * 100;
        long whole = Math.round(percent);
        return Math.abs(percent - whole) < 1e-9 ? formats.wholePercent((int) whole) : formats.percent(percent);
    }

    /// An end of an interval from 0.0 to 1.0 as a percentage.
    public String bound(double share) {
        return formats.percent(share * 100);
    }
}
