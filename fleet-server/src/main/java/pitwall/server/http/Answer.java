package pitwall.server.http;

import java.util.Map;

/// What a route answers, before it becomes bytes.
sealed interface Answer {
    /// Travels in the envelope.
    record Data(int status, Object data, Map<String, Object> metadata, Map<String, String> headers) implements Answer {
        public Data {
            metadata = Map.copyOf(metadata);
            headers = Map.copyOf(headers);
        }
    }

    /// Travels as JSON without an envelope, for clients that were written for another server.
    record Bare(Object value, Map<String, String> headers) implements Answer {
        public Bare {
            headers = Map.copyOf(headers);
        }
    }

    record Nothing() implements Answer {}

    /// Travels as it is.
    record Text(int status, String contentType, String text) implements Answer {}

    record Refused(Fault fault) implements Answer {}

    static Answer ok(Object data) {
        return new Data(200, data, Map.of(), Map.of());
    }

    /// With the revision as the entity tag.
    static Answer revision(int status, Object data, long revision) {
        return new Data(status, data, Map.of("revision", revision), Map.of("ETag", "\"" + revision + "\""));
    }

    static Answer refused(Fault fault) {
        return new Refused(fault);
    }
}
