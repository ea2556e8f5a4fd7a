package pitwall.fleet.audit;

import java.util.List;
import java.util.Map;

/// A JSON value in memory.
public sealed interface JsonValue {
    record Text(String value) implements JsonValue {}

    /// As JSON has them: double precision, so that whole numbers are exact up to 2^53.
    record Number(double value) implements JsonValue {}

    record Flag(boolean value) implements JsonValue {}

    record Nothing() implements JsonValue {}

    record Sequence(List<JsonValue> values) implements JsonValue {
        public Sequence {
            values = List.copyOf(values);
        }
    }

    record Members(Map<String, JsonValue> values) implements JsonValue {
        public Members {
            values = Map.copyOf(values);
        }
    }

    static JsonValue of(String text) {
        return new Text(text);
    }

    /// @param number not beyond 2^53 in either direction, because JSON could not hold it exactly
    static JsonValue of(long number) {
        if (Math.abs(number) > 1L << 53) {
            throw new IllegalArgumentException("JSON cannot hold " + number + " exactly");
        }
        return new Number(number);
    }
}
