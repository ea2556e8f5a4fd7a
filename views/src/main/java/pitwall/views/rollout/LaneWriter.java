package pitwall.views.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import pitwall.fleet.rollout.Decision;
import pitwall.fleet.rollout.Gate;
import pitwall.fleet.rollout.GateReading;
import pitwall.fleet.rollout.GateVerdict;
import pitwall.fleet.rollout.RolloutLane;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Share;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.progress.GateReadout;
import pitwall.views.progress.LaneFigures;
import pitwall.views.progress.RolloutWords;

/// Puts the phases of a rollout into the words of the lanes table. Immutable.
final class LaneWriter {
    private final Strings strings;
    private final Formats formats;
    private final RolloutWords words;

    LaneWriter(Strings strings) {
        this.strings = strings;
        this.formats = strings.formats();
        this.words = new RolloutWords(strings);
    }

    List<LaneLine> lanes(Known known) {
        List<LaneLine> lines = new ArrayList<>();
        for (int phase = 0; phase < known.rollout().phases().size(); phase++) {
            lines.add(line(known, phase));
        }
        return List.copyOf(lines);
    }

    private LaneLine line(Known known, int number) {
        PhaseEntry phase = known.rollout().phases().get(number);
        LaneFigures figures = known.figures(number);
        GateReadout gate = GateReadout.of(phase, figures);
        RolloutLane.Stand stand = stand(known, number);
        return new LaneLine(
                phase.name(),
                waves(known, number, phase, false),
                waves(known, number, phase, true),
                figures,
                blocked(known, number, figures),
                share(gate),
                gate.success(),
                phase.successThreshold(),
                gate(known, number, stand, gate),
                stand != RolloutLane.Stand.BEFORE && gate.isJudged() && (gate.isFailing() || !gate.isSuccessful()),
                time(known, number),
                note(known, number, figures));
    }

    /// The stream counts who waits; only the server's lanes tell who of them cannot begin.
    private static String blocked(Known known, int number, LaneFigures figures) {
        boolean counted = known.lane(number).isPresent() || figures.left() + figures.blocked() == 0;
        return counted ? Integer.toString(figures.blocked()) : Formats.UNKNOWN;
    }

    private static RolloutLane.Stand stand(Known known, int number) {
        return known.lane(number).map(RolloutLane::stand).orElseGet(() -> {
            Integer current = known.rollout().phase();
            if (current == null || known.rollout().startedAt() == null || number > current) {
                return RolloutLane.Stand.BEFORE;
            }
            boolean over = number < current || known.rollout().status().isOver();
            return over ? RolloutLane.Stand.OVER : RolloutLane.Stand.RUNNING;
        });
    }

    /// Someone who sees only a part is not told how large the waves are.
    private String waves(Known known, int number, PhaseEntry phase, boolean spoken) {
        Optional<RolloutLane> lane = known.lane(number);
        if (lane.isPresent()) {
            return lane.get().waves().stream()
                    .map(wave -> wave(wave.stand(), wave.cars().size(), spoken))
                    .collect(Collectors.joining(spoken ? ", " : "  "));
        }
        return phase.waves().stream().map(formats::count).collect(Collectors.joining(spoken ? ", " : "  "));
    }

    private String wave(RolloutLane.Stand stand, int cars, boolean spoken) {
        return spoken ? strings.get("rollout.wave.spoken." + stand, cars) : strings.get("rollout.wave." + stand, cars);
    }

    private String share(GateReadout gate) {
        Share success = gate.success();
        return success.isKnown()
                ? strings.get(
                        "rollout.share",
                        words.share(success),
                        words.bound(success.low()),
                        words.bound(success.high()),
                        success.whole())
                : "";
    }

    private String gate(Known known, int number, RolloutLane.Stand stand, GateReadout gate) {
        RolloutEntry rollout = known.rollout();
        if (gate.need() == 0) {
            return strings.get("rollout.gates.no-cars");
        }
        if (stand == RolloutLane.Stand.BEFORE) {
            return before(rollout, number);
        }
        Optional<GateReading> breached = breached(known, number);
        if (gate.have() == 0 && breached.isPresent()) {
            return was(breached.get());
        }
        if (!gate.isJudged()) {
            boolean over = stand == RolloutLane.Stand.OVER || rollout.status().isOver();
            return strings.get(over ? "rollout.gates.sample.over" : "rollout.gates.sample", gate.need(), gate.have());
        }
        String success = strings.get(
                gate.isSuccessful() ? "rollout.gates.success.open" : "rollout.gates.success.closed",
                words.limit(gate.successThreshold()));
        String failure = strings.get(
                gate.isFailing() ? "rollout.gates.failure.closed" : "rollout.gates.failure.open",
                words.share(gate.failure()),
                words.limit(gate.failureLimit()));
        return strings.get("rollout.gates.both", success, failure) + soak(known, stand);
    }

    private String before(RolloutEntry rollout, int number) {
        boolean waits = number > 0 && !rollout.status().isOver() && rollout.startedAt() != null;
        return waits
                ? strings.get(
                        "rollout.gates.before", rollout.phases().get(number - 1).name())
                : Formats.UNKNOWN;
    }

    private String soak(Known known, RolloutLane.Stand stand) {
        Instant until = known.rollout().soakUntil();
        return stand == RolloutLane.Stand.RUNNING && known.rollout().status() == RolloutStatus.SOAKING && until != null
                ? strings.get("rollout.gates.soak", formats.age(Duration.between(known.now(), until)))
                : "";
    }

    private static Optional<GateReading> breached(Known known, int number) {
        return known.events().reversed().stream()
                .filter(Decision.GateRead.class::isInstance)
                .map(Decision.GateRead.class::cast)
                .filter(read -> read.phase() == number && read.reading().verdict() instanceof GateVerdict.Breached)
                .map(Decision.GateRead::reading)
                .findFirst();
    }

    /// The same in few words, for a cell.
    private String was(GateReading reading) {
        int finished = reading.succeeded() + reading.failed();
        return switch (reading.gate()) {
            case SAFETY_CHECKS, CAR_LIMIT -> strings.get("rollout.gates.was", reading(reading));
            case FAILURE_THRESHOLD ->
                strings.get(
                        "rollout.gates.was.failures",
                        words.share(new Share(reading.failed(), finished)),
                        finished,
                        words.limit(reading.limit()));
            case SUCCESS_THRESHOLD, CANARY_HEALTHY ->
                strings.get(
                        "rollout.gates.was.successes",
                        words.share(new Share(reading.succeeded(), finished)),
                        finished,
                        words.limit(reading.limit()));
        };
    }

    /// What closed a gate, in figures.
    String reading(GateReading reading) {
        int finished = reading.succeeded() + reading.failed();
        boolean failures = reading.gate() == Gate.FAILURE_THRESHOLD;
        return switch (reading.gate()) {
            case SAFETY_CHECKS -> strings.plural("rollout.reading.unsafe", reading.unsafe());
            case CAR_LIMIT -> strings.get("rollout.reading.cars", cars(reading), (int) reading.limit());
            case FAILURE_THRESHOLD, SUCCESS_THRESHOLD, CANARY_HEALTHY ->
                strings.get(
                        failures ? "rollout.reading.failures" : "rollout.reading.successes",
                        failures ? reading.failed() : reading.succeeded(),
                        finished,
                        words.share(new Share(failures ? reading.failed() : reading.succeeded(), finished)),
                        words.limit(reading.limit()));
        };
    }

    private static int cars(GateReading reading) {
        return reading.verdict() instanceof GateVerdict.Undecided(int have, int most) ? have : (int) reading.limit();
    }

    /// From its first wave to that of the next phase, or to the end.
    private String time(Known known, int number) {
        Optional<Instant> begin = begin(known, number);
        if (begin.isEmpty()) {
            return "";
        }
        Instant finished = known.rollout().finishedAt();
        Instant end = begin(known, number + 1).orElse(finished == null ? known.now() : finished);
        return formats.age(Duration.between(begin.get(), end));
    }

    private static Optional<Instant> begin(Known known, int number) {
        return known.events().stream()
                .filter(Decision.WaveReleased.class::isInstance)
                .map(Decision.WaveReleased.class::cast)
                .filter(released -> released.phase() == number)
                .map(Decision.WaveReleased::at)
                .findFirst();
    }

    private String note(Known known, int number, LaneFigures figures) {
        List<String> parts = new ArrayList<>();
        add(parts, "rollout.note.back", figures.back());
        add(parts, "rollout.note.stuck", figures.stuck());
        add(parts, "rollout.note.behind", figures.behind());
        add(parts, "rollout.note.aside", figures.aside());
        known.events().stream()
                .filter(Decision.PhaseTimedOut.class::isInstance)
                .map(Decision.PhaseTimedOut.class::cast)
                .filter(late -> late.phase() == number)
                .findFirst()
                .ifPresent(late -> parts.add(strings.plural("rollout.note.timeout", late.left())));
        return String.join(" · ", parts);
    }

    private void add(List<String> parts, String key, int cars) {
        if (cars > 0) {
            parts.add(strings.plural(key, cars));
        }
    }
}
