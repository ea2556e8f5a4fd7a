package pitwall.server.alarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmMatcher;
import pitwall.fleet.alarm.Mute;
import pitwall.fleet.alarm.MuteId;
import pitwall.fleet.alarm.RuleName;
import pitwall.protocol.Json;
import pitwall.protocol.rest.AlarmMuteEntry;

/// Mutes as they travel and as they are kept.
final class MuteWords {
    private static final ObjectMapper JSON = Json.stored();

    private MuteWords() {}

    static AlarmMuteEntry entry(Mute mute, int hides) {
        AlarmMatcher matcher = mute.matcher();
        RuleName rule = matcher.rule();
        return new AlarmMuteEntry(
                mute.id().text(),
                mute.kind(),
                rule == null ? null : rule.value(),
                matcher.region(),
                matcher.object(),
                matcher.rollout(),
                matcher.level(),
                mute.by(),
                mute.at(),
                mute.until(),
                mute.reason(),
                hides);
    }

    static String text(Mute mute) {
        return Json.text(entry(mute, 0));
    }

    static Mute read(String text) {
        try {
            AlarmMuteEntry entry = JSON.readValue(text, AlarmMuteEntry.class);
            AlarmMatcher matcher = new AlarmMatcher(
                    rule(entry.rule()), entry.region(), entry.object(), entry.rollout(), entry.level());
            MuteId id = MuteId.of(entry.id()).orElseThrow();
            return new Mute(id, entry.kind(), matcher, entry.by(), entry.at(), entry.until(), entry.reason());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a column holds damaged JSON", e);
        }
    }

    private static @Nullable RuleName rule(@Nullable String name) {
        return name == null ? null : new RuleName(name);
    }
}
