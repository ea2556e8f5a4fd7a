package pitwall.server.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.RolloutDetail;
import pitwall.protocol.rest.RolloutEntry;

/// What was planned, as a report tells it: what would be installed, and the shape, gates and times of each phase.
final class ReportPlan {
    private final RolloutEntry rollout;
    private final ReportWords words;

    ReportPlan(RolloutEntry rollout, ReportWords words) {
        this.rollout = rollout;
        this.words = words;
    }

    /// What it is called, and what it was; nothing where the plan is not told.
    Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        RolloutDetail detail = rollout.detail();
        if (detail == null) {
            return rows;
        }
        put(rows, "plan.forced", detail.forceReason());
        put(rows, "plan.release", release(detail.release()));
        put(
                rows,
                "plan.startAt",
                rollout.startAt() == null ? null : rollout.startAt().toString());
        for (RolloutEntry.PhaseEntry phase : rollout.phases()) {
            detailOf(phase, detail).ifPresent(more -> rows.put(phase.name(), phase(phase, more)));
        }
        return rows;
    }

    private static Optional<RolloutDetail.PhaseDetail> detailOf(RolloutEntry.PhaseEntry phase, RolloutDetail detail) {
        return detail.phases().stream()
                .filter(one -> one.name().equals(phase.name()))
                .findFirst();
    }

    private void put(Map<String, String> rows, String key, @Nullable String said) {
        if (said != null) {
            rows.put(words.say(key), said);
        }
    }

    private String release(RolloutDetail.ReleaseFacts release) {
        String signers = String.join(", ", release.signedBy());
        return words.say(
                signers.isEmpty() ? "plan.release.unsigned" : "plan.release.signed",
                release.sha256(),
                words.name("trust", release.trust().name()),
                signers);
    }

    private String phase(RolloutEntry.PhaseEntry phase, RolloutDetail.PhaseDetail more) {
        String waves = phase.waves().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return String.join(
                " ",
                List.of(
                        more.canaryCars() == 0
                                ? words.say("plan.noCanary")
                                : words.plural("plan.canary", more.canaryCars()),
                        words.say("plan.waves", waves, phase.parallel()),
                        words.say(
                                "plan.gates",
                                words.percent(phase.successThreshold()),
                                words.percent(phase.failureLimit()),
                                phase.minimumSample()),
                        words.say(more.canaryHealthy() ? "plan.canaryHealthy" : "plan.canaryUnwatched"),
                        words.say(more.safetyChecks() ? "plan.safetyChecks" : "plan.noSafetyChecks"),
                        words.say("plan.onBreach." + phase.onBreach().name()),
                        words.say("plan.times", span(more.soak()), span(more.waitAfter())),
                        words.say(
                                "plan.timeouts",
                                span(more.phaseTimeout()),
                                span(more.carTimeout()),
                                span(more.rollbackTimeout()))));
    }

    /// As in `6 h`, `1 h 30 min` or `45 s`.
    private static String span(Duration span) {
        StringBuilder text = new StringBuilder();
        part(text, span.toHours(), "h");
        part(text, span.toMinutesPart(), "min");
        part(text, span.toSecondsPart(), "s");
        return text.isEmpty() ? "0 min" : text.toString();
    }

    private static void part(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(text.isEmpty() ? "" : " ").append(amount).append(' ').append(unit);
        }
    }
}
