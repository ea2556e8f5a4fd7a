package pitwall.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Scope;
import pitwall.fleet.alarm.AlarmAnswer.Why;
import pitwall.fleet.alarm.AlarmMatcher;
import pitwall.fleet.alarm.Mute;
import pitwall.fleet.alarm.MuteId;
import pitwall.fleet.alarm.MuteTerms;
import pitwall.fleet.alarm.RuleName;
import pitwall.protocol.rest.AlarmMuteEntry;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.MuteAlarms;
import pitwall.server.alarm.Alarms;
import pitwall.server.alarm.MuteOutcome;
import pitwall.server.live.Cut;
import pitwall.server.live.LivePicture;
import pitwall.server.registry.Write;

/// Silences and what is out of service, over REST.
final class AlarmMuteRoutes {
    private final Alarms alarms;
    private final LivePicture picture;

    AlarmMuteRoutes(Alarms alarms, LivePicture picture) {
        this.alarms = alarms;
        this.picture = picture;
    }

    /// Those that concern the caller; only what is hidden from the caller is counted.
    Answer list(ApiCall call) {
        call.allowOnly(Set.of());
        return Answer.ok(shown(call));
    }

    private List<AlarmMuteEntry> shown(ApiCall call) {
        Cut cut = picture.cut();
        List<AlarmView> open =
                cut.alarms().stream().filter(AlarmRoutes.seen(call)).toList();
        return alarms.mutes(open).stream()
                .filter(mute -> mute.hides() > 0 || concerns(call, cut, mute))
                .toList();
    }

    /// Whether one that hides nothing from the caller now is there for them: their own, and those of their regions that
    /// name no car and no rollout which they do not see.
    private static boolean concerns(ApiCall call, Cut cut, AlarmMuteEntry mute) {
        Scope scope = call.caller().scope();
        if (scope.isUnlimited() || mute.by().equals(call.caller().user())) {
            return true;
        }
        String region = mute.region();
        boolean here =
                region != null && (scope.regions().isEmpty() || scope.regions().contains(region));
        return here && mute.rollout() == null && namesWhatIsSeen(call, cut, mute.object());
    }

    private static boolean namesWhatIsSeen(ApiCall call, Cut cut, @Nullable String object) {
        return object == null
                || cut.cars().stream()
                        .anyMatch(car -> AlarmMatcher.fits(object, car.id().value()) && call.sees(car));
    }

    /// What would be hidden. Writes nothing; counts what the caller sees.
    Answer preview(ApiCall call) {
        AlarmMatcher matcher = matcher(call, call.body(MuteAlarms.class));
        List<AlarmView> open = picture.cut().alarms();
        return Answer.ok(alarms.preview(matcher, open, call.now()));
    }

    Write<Answer> mute(ApiCall call) {
        MuteAlarms wanted = call.body(MuteAlarms.class);
        AlarmMatcher matcher = matcher(call, wanted);
        String reason = AlarmFaults.reason(wanted.reason());
        call.audit().because(reason);
        return draft -> {
            MuteTerms terms = new MuteTerms(draft.now(), wanted.until(), reason);
            MuteOutcome outcome =
                    alarms.mute(draft, matcher, wanted.kind(), call.caller().user(), terms);
            return switch (outcome) {
                case MuteOutcome.Refused(Why why) -> Answer.refused(AlarmFaults.of(why));
                case MuteOutcome.Done(AlarmMuteEntry mute) -> {
                    call.audit().on(mute.id()).after(mute);
                    yield new Answer.Data(201, mute, Map.of(), Map.of("Location", "/api/v1/alarm-mutes/" + mute.id()));
                }
            };
        };
    }

    Write<Answer> unmute(ApiCall call) {
        MuteId id = MuteId.of(call.path("id")).orElseThrow(() -> new FaultException(Fault.notFound()));
        boolean seen = shown(call).stream().anyMatch(mute -> mute.id().equals(id.text()));
        return draft -> {
            Optional<Mute> known = alarms.find(draft, id);
            if (known.isPresent() && !seen) {
                call.audit().outOfScope();
                return Answer.refused(Fault.notFound());
            }
            if (known.isPresent() && !isWhole(call, known.get().matcher().region())) {
                return Answer.refused(outOfScope());
            }
            return switch (alarms.unmute(draft, id, call.caller().user())) {
                case MuteOutcome.Refused(Why why) -> Answer.refused(AlarmFaults.of(why));
                case MuteOutcome.Done(AlarmMuteEntry mute) -> {
                    call.audit().before(mute);
                    yield new Answer.Nothing();
                }
            };
        };
    }

    private static AlarmMatcher matcher(ApiCall call, MuteAlarms wanted) {
        String rule = wanted.rule();
        if (rule != null && !RuleName.isName(rule)) {
            throw new FaultException(Fault.validation("rule", "must be the name of a rule"));
        }
        shortEnough("region", wanted.region());
        shortEnough("object", wanted.object());
        shortEnough("rollout", wanted.rollout());
        AlarmMatcher matcher = new AlarmMatcher(
                rule == null ? null : new RuleName(rule),
                wanted.region(),
                wanted.object(),
                wanted.rollout(),
                wanted.level());
        if (matcher.isEmpty()) {
            throw new FaultException(AlarmFaults.of(Why.MATCHES_ALL));
        }
        if (!isWhole(call, wanted.region())) {
            throw new FaultException(outOfScope());
        }
        return matcher;
    }

    private static void shortEnough(String field, @Nullable String text) {
        if (text != null && (text.isBlank() || text.length() > 64)) {
            throw new FaultException(Fault.validation(field, "must have 1 to 64 characters"));
        }
    }

    /// What is hidden is hidden from everybody, so who may act on a part of the fleet hides only there.
    private static boolean isWhole(ApiCall call, @Nullable String region) {
        Scope scope = call.caller().scope();
        return scope.isUnlimited()
                || region != null
                        && scope.regions().contains(region)
                        && scope.models().isEmpty();
    }

    private static Fault outOfScope() {
        return Fault.of(403, "OUT_OF_SCOPE", "Name one of your regions: what is hidden is hidden from everybody.");
    }
}
