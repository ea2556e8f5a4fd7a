package pitwall.server.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.notify.NoticeKind;
import pitwall.protocol.Json;

/// What is told to somebody outside.
///
/// @param at when it happened, server time
/// @param facts by names out of [#FACTS]; what is not known is not there
record Notice(NoticeKind kind, Instant at, Map<String, String> facts) {
    /// Everything that a notice can tell.
    static final Set<String> FACTS = Set.of(
            "text",
            "alarm",
            "rule",
            "level",
            "state",
            "value",
            "object",
            "region",
            "model",
            "rollout",
            "version",
            "reason",
            "message",
            "from",
            "to",
            "name",
            "by",
            "comment",
            "meaning",
            "consequence",
            "action",
            "link",
            "raisedAt");

    private static final ObjectMapper JSON = Json.stored();

    Notice {
        facts = Map.copyOf(facts);
        if (!FACTS.containsAll(facts.keySet())) {
            throw new IllegalArgumentException("unknown facts in " + facts.keySet());
        }
    }

    /// Collects facts, and leaves out what is not known.
    static final class Facts {
        private final Map<String, String> known = new LinkedHashMap<>();

        Facts with(String name, @Nullable Object value) {
            String text = value == null ? "" : value.toString();
            if (!text.isBlank()) {
                known.put(name, text);
            }
            return this;
        }

        Notice notice(NoticeKind kind, Instant at) {
            return new Notice(kind, at, known);
        }
    }

    /// What happened, in words.
    String text() {
        return facts.getOrDefault("text", kind.word());
    }

    /// As it is kept.
    String stored() {
        return Json.text(this);
    }

    static Notice read(String stored) {
        try {
            return JSON.readValue(stored, Notice.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a column holds damaged JSON", e);
        }
    }

    private record Body(String id, String type, Instant timestamp, Map<String, String> data) {}

    /// The body of a webhook, as Standard Webhooks recommends it: `type`, `timestamp` and `data`.
    String body(String id) {
        Map<String, String> ordered = new LinkedHashMap<>();
        new TreeSet<>(facts.keySet()).forEach(name -> ordered.put(name, facts.getOrDefault(name, "")));
        return Json.text(new Body(id, kind.word(), at, ordered));
    }

    /// Every word that a template can ask for; empty where it is not known.
    Map<String, String> words(String id) {
        Map<String, String> words = new LinkedHashMap<>();
        FACTS.forEach(name -> words.put(name, facts.getOrDefault(name, "")));
        words.put("id", id);
        words.put("event", kind.word());
        words.put("at", at.toString());
        return words;
    }
}
