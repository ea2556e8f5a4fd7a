package pitwall.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import pitwall.fleet.rollout.Gate;
import pitwall.protocol.rest.RolloutEntry;

/// Says what the flight recorder holds in whole sentences, as the console does. What a later version may have recorded
/// and this one has no sentence for is told by its names and values. Immutable.
final class ReportTimeline {
    /// What stands in front of a line, or says nothing to people.
    private static final List<String> APART = List.of("at", "number");

    private final RolloutEntry rollout;
    private final ReportWords words;

    ReportTimeline(RolloutEntry rollout, ReportWords words) {
        this.rollout = rollout;
        this.words = words;
    }

    String sentence(JsonNode event) {
        return switch (event.path("type").asText()) {
            case "StatusChanged" ->
                words.say(
                        "event.status",
                        words.name("status", text(event, "to")),
                        words.name("because", text(event, "because")));
            case "WaveReleased" -> words.plural("event.wave", number(event, "cars"), phase(event), wave(event));
            case "CarsNamed" -> named(event);
            case "PhaseTimedOut" -> words.plural("event.timeout", number(event, "left"), phase(event));
            case "GateRead" -> gateRead(event);
            case "GateOverruled" -> overruled(event);
            case "Acted" -> acted(event);
            case "PolicyTaken" -> words.say("event.policy", text(event, "revision"));
            case "CarChanged" -> words.say("event.car", text(event, "car"), words.name("stage", text(event, "to")));
            case "ReportIgnored" -> words.say("event.ignored", text(event, "car"));
            default -> told(event);
        };
    }

    private String named(JsonNode event) {
        String sentence = words.plural(
                event.path("taken").asBoolean() ? "event.named" : "event.named.toomany",
                number(event, "cars"),
                phase(event),
                number(event, "came"),
                number(event, "left"),
                number(event, "most"));
        return event.hasNonNull("claimed")
                ? words.plural("event.named.claimed", number(event.path("claimed"), "count"), sentence)
                : sentence;
    }

    private String overruled(JsonNode event) {
        boolean cars = event.hasNonNull("allowedCars");
        return words.plural(
                cars ? "event.overruled.cars" : "event.overruled",
                number(event, cars ? "allowedCars" : "allowedFailures"),
                text(event, "actor"),
                words.name("gate", text(event, "gate")));
    }

    private String gateRead(JsonNode event) {
        JsonNode reading = event.path("reading");
        return words.say(
                "event.gate."
                        + switch (text(reading.path("verdict"), "type")) {
                            case "Open" -> "open";
                            case "Breached" -> "breached";
                            case "Undecided" -> "undecided";
                            default -> "waiting";
                        },
                words.name("gate", text(reading, "gate")),
                phase(event),
                figures(reading));
    }

    private String figures(JsonNode reading) {
        int succeeded = number(reading, "succeeded");
        int failed = number(reading, "failed");
        String gate = text(reading, "gate");
        if (gate.equals(Gate.SAFETY_CHECKS.name())) {
            return words.plural("reading.unsafe", number(reading, "unsafe"));
        }
        if (gate.equals(Gate.CAR_LIMIT.name())) {
            return words.say("reading.cars", number(reading.path("verdict"), "have"), number(reading, "limit"));
        }
        boolean failures = gate.equals(Gate.FAILURE_THRESHOLD.name());
        int counted = failures ? failed : succeeded;
        return words.say(
                failures ? "reading.failures" : "reading.successes",
                counted,
                succeeded + failed,
                words.share(counted, succeeded + failed),
                words.percent(reading.path("limit").asDouble()));
    }

    private String acted(JsonNode event) {
        String who = text(event, "actor");
        String what = words.name("did", text(event, "act"));
        JsonNode outcome = event.path("outcome");
        String done = switch (text(outcome, "type")) {
            case "Ignored" -> words.say("event.acted.already", who, what);
            case "Refused" -> words.say("event.acted.refused", who, what, words.name("refusal", text(outcome, "why")));
            default -> words.say("event.acted", who, what);
        };
        String reason = text(event, "reason");
        return reason.isEmpty() ? done : words.say("event.because", done, reason);
    }

    private String phase(JsonNode event) {
        int phase = number(event, "phase");
        return phase < rollout.phases().size() ? rollout.phases().get(phase).name() : Integer.toString(phase + 1);
    }

    /// Waves are counted over all phases; people count them in their phase.
    private int wave(JsonNode event) {
        int before = rollout.phases().stream()
                .limit(number(event, "phase"))
                .mapToInt(each -> each.waves().size())
                .sum();
        return number(event, "wave") - before + 1;
    }

    private static String told(JsonNode event) {
        return event.properties().stream()
                .filter(field -> !APART.contains(field.getKey()) && !isEmpty(field.getValue()))
                .map(field -> field.getKey() + " "
                        + (field.getValue().isValueNode()
                                ? field.getValue().asText()
                                : field.getValue().toString()))
                .collect(Collectors.joining(" · "));
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isTextual() && value.textValue().isEmpty();
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static int number(JsonNode node, String field) {
        return node.path(field).asInt();
    }
}
