package pitwall.views.rollout;

import java.time.Instant;
import java.util.List;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.GateReading;
import pitwall.fleet.rollout.GateVerdict;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.kit.Strings;
import pitwall.views.progress.RolloutWords;

/// Puts decisions of the flight recorder into words, with what they were based on. Immutable.
final class EventWriter {
    private final Strings strings;
    private final RolloutWords words;
    private final LaneWriter lanes;

    EventWriter(Strings strings) {
        this.strings = strings;
        this.words = new RolloutWords(strings);
        this.lanes = new LaneWriter(strings);
    }

    /// The newest first.
    List<EventLine> lines(List<Decision> events, RolloutEntry rollout, Instant now) {
        GateCheck check = GateCheck.of(events);
        return events.reversed().stream()
                .map(event -> new EventLine(
                        event.number(),
                        event.at(),
                        strings.formats().moment(event.at(), now),
                        event instanceof Decision.Acted act ? act.actor() : "",
                        check.unfounded().contains(event.number())
                                ? strings.get("rollout.event.unfounded", sentence(event, rollout))
                                : sentence(event, rollout),
                        isStop(event)))
                .toList();
    }

    /// What came of working the gates out anew; empty where none was read.
    String checked(List<Decision> events) {
        GateCheck check = GateCheck.of(events);
        if (check.readings() == 0) {
            return "";
        }
        return check.agrees()
                ? strings.plural("rollout.events.checked", check.readings())
                : strings.plural("rollout.events.unfounded", check.unfounded().size(), check.readings());
    }

    private String sentence(Decision event, RolloutEntry rollout) {
        return switch (event) {
            case Decision.StatusChanged(var number, var at, var from, var to, var because) ->
                strings.get("rollout.event.status", words.state(to), strings.get("rollout.because." + because));
            case Decision.WaveReleased(var number, var at, int phase, int wave, int cars) ->
                strings.plural("rollout.event.wave", cars, phase(rollout, phase), inPhase(rollout, phase, wave));
            case Decision.CarsNamed named -> named(named, rollout);
            case Decision.PhaseTimedOut(var number, var at, int phase, int left) ->
                strings.plural("rollout.event.timeout", left, phase(rollout, phase));
            case Decision.GateRead(var number, var at, int phase, int wave, GateReading reading) ->
                strings.get(
                        "rollout.event.gate." + verdict(reading.verdict()),
                        words.gate(reading.gate()),
                        phase(rollout, phase),
                        lanes.reading(reading));
            case Decision.GateOverruled overruled -> overruled(overruled);
            case Decision.Acted act -> acted(act);
            case Decision.PolicyTaken(var number, var at, long revision) ->
                strings.get("rollout.event.policy", revision);
            case Decision.CarChanged(var n, var at, var car, var way, var attempt, var from, var to, var reason) ->
                strings.get("rollout.event.car", car, words.stage(to));
            case Decision.ReportIgnored(var number, var at, var car, var command, var step, var why) ->
                strings.get("rollout.event.ignored", car);
        };
    }

    private String named(Decision.CarsNamed named, RolloutEntry rollout) {
        String sentence = strings.plural(
                named.taken() ? "rollout.event.named" : "rollout.event.named.toomany",
                named.cars(),
                phase(rollout, named.phase()),
                named.came(),
                named.left(),
                named.most());
        Decision.Claimed claimed = named.claimed();
        return claimed == null ? sentence : strings.plural("rollout.event.named.claimed", claimed.count(), sentence);
    }

    private String overruled(Decision.GateOverruled overruled) {
        Integer cars = overruled.allowedCars();
        String gate = words.gate(overruled.gate());
        return cars == null
                ? strings.plural("rollout.event.overruled", overruled.allowedFailures(), overruled.actor(), gate)
                : strings.plural("rollout.event.overruled.cars", cars, overruled.actor(), gate);
    }

    private String acted(Decision.Acted act) {
        String what = strings.find("rollout.act." + act.act()).orElse(act.act());
        String done = switch (act.outcome()) {
            case Outcome.Taken() -> strings.get("rollout.event.acted", act.actor(), what);
            case Outcome.Ignored(var why) -> strings.get("rollout.event.acted.already", act.actor(), what);
            case Outcome.Refused(var why) ->
                strings.get("rollout.event.acted.refused", act.actor(), what, strings.get("rollout.refusal." + why));
        };
        return act.reason().isEmpty() ? done : strings.get("rollout.event.because", done, act.reason());
    }

    private static String verdict(GateVerdict verdict) {
        return switch (verdict) {
            case GateVerdict.Open() -> "open";
            case GateVerdict.Waiting(int have, int need) -> "waiting";
            case GateVerdict.Breached() -> "breached";
            case GateVerdict.Undecided(int have, int need) -> "undecided";
        };
    }

    private static boolean isStop(Decision event) {
        return switch (event) {
            case Decision.GateRead read ->
                read.reading().verdict() instanceof GateVerdict.Breached
                        || read.reading().verdict() instanceof GateVerdict.Undecided;
            case Decision.StatusChanged changed ->
                changed.to() == RolloutStatus.PAUSED
                        || changed.to() == RolloutStatus.ABORTING
                        || changed.to() == RolloutStatus.ROLLING_BACK;
            case Decision.CarsNamed named -> !named.taken();
            case Decision.PhaseTimedOut _ -> true;
            case Decision.GateOverruled _, Decision.WaveReleased _, Decision.Acted _, Decision.PolicyTaken _ -> false;
            case Decision.CarChanged _, Decision.ReportIgnored _ -> false;
        };
    }

    private String phase(RolloutEntry rollout, int phase) {
        return phase < rollout.phases().size()
                ? rollout.phases().get(phase).name()
                : strings.formats().exact(phase + 1L);
    }

    /// Waves are counted over all phases; people count them in their phase.
    private static int inPhase(RolloutEntry rollout, int phase, int wave) {
        int before = rollout.phases().stream()
                .limit(phase)
                .mapToInt(each -> each.waves().size())
                .sum();
        return wave - before + 1;
    }
}
