package pitwall.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmRuleEntry;
import pitwall.protocol.rest.Problem.FieldError;
import pitwall.server.alarm.Alarms;
import pitwall.server.alarm.RuleOutcome;
import pitwall.server.alarm.RuleReader;
import pitwall.server.registry.Write;

/// The rules by which alarms come, over REST.
final class AlarmRuleRoutes {
    static final String WHOLE_FLEET = "Rules are for the whole fleet.";

    private final Alarms alarms;

    AlarmRuleRoutes(Alarms alarms) {
        this.alarms = alarms;
    }

    Answer list(ApiCall call) {
        call.allowOnly(Set.of());
        return Answer.ok(alarms.rules());
    }

    Answer get(ApiCall call) {
        call.allowOnly(Set.of());
        Optional<AlarmRuleEntry> rule = alarms.rule(call.path("name"));
        return rule.map(entry -> Answer.revision(200, entry, entry.revision()))
                .orElseThrow(() -> new FaultException(Fault.notFound()));
    }

    /// Writes a rule down: a new one without, another form of one with the revision it is based on.
    Write<Answer> put(ApiCall call) {
        call.requireWholeFleet(WHOLE_FLEET);
        AlarmRuleBody body = call.body(AlarmRuleBody.class);
        if (!body.name().equals(call.path("name"))) {
            throw new FaultException(Fault.validation("name", "must be the name in the path"));
        }
        @Nullable Long revision = call.header("If-Match").isPresent() ? call.ifMatch() : null;
        call.audit().on(body.name());
        return draft -> {
            alarms.rule(body.name()).ifPresent(before -> call.audit().before(before.rule()));
            return switch (alarms.save(draft, body, revision, call.caller().user())) {
                case RuleOutcome.Done(AlarmRuleEntry rule, boolean created) -> {
                    call.audit().after(rule.rule());
                    yield Answer.revision(created ? 201 : 200, rule, rule.revision());
                }
                case RuleOutcome.OtherRevision(long current) -> Answer.refused(stale(revision, current));
                case RuleOutcome.Wrong(List<RuleReader.Wrong> wrongs) ->
                    Answer.refused(Fault.validation(wrongs.stream()
                            .map(wrong -> new FieldError(wrong.field(), "INVALID", wrong.why()))
                            .toList()));
            };
        };
    }

    private static Fault stale(@Nullable Long revision, long current) {
        return revision == null
                ? new Fault(
                        428,
                        "REVISION_REQUIRED",
                        "There is such a rule: name the revision you saw in If-Match, so that nothing is overwritten.",
                        List.of(),
                        Map.of())
                : Fault.otherRevision(current);
    }
}
