package pitwall.protocol;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step of an update as a car tells it in a [CarFrame.Event]. It explains; it proves nothing: a `READY`
/// without a state that says so is a claim.
///
/// @param step what the car was doing, for example `verify`
/// @param progress 0 to 100
/// @param message what went wrong, in the words of what failed; at most [#MOST_MESSAGE] characters
/// @param traceparent as it came with the order; absent where nobody follows it
public record UpdateReport(
        Kind kind,
        long generation,
        String intent,
        String version,
        @Nullable String step,
        @Nullable Integer progress,
        @Nullable String message,
        @Nullable String traceparent) {
    /// The longest message; what is longer is cut.
    public static final int MOST_MESSAGE = 300;

    /// The field that carries [#traceparent].
    public static final String TRACE = "traceparent";

    public UpdateReport {
        message = message == null || message.length() <= MOST_MESSAGE ? message : message.substring(0, MOST_MESSAGE);
    }

    /// A step that says nothing more.
    public UpdateReport(
            Kind kind,
            long generation,
            String intent,
            String version,
            @Nullable String step,
            @Nullable Integer progress) {
        this(kind, generation, intent, version, step, progress, null, null);
    }

    /// What happened.
    public enum Kind {
        /// The car knows of the intent and has it on disk.
        DESIRED_NOTIFIED,
        /// It may not go on now, or never; the event's reason says why.
        BLOCKED,
        /// It begins to change itself.
        APPLY_START,
        /// The new software runs and is healthy, the car says.
        READY,
        /// It did not come to the new software, and what ran before still runs.
        FAILED,
        /// It had switched and went back.
        ROLLED_BACK;

        /// The `kind` of the event.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The `fields` of the event.
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("generation", Long.toString(generation));
        fields.put("intent", intent);
        fields.put("version", version);
        if (step != null) {
            fields.put("step", step);
        }
        if (progress != null) {
            fields.put("progress", progress.toString());
        }
        if (message != null) {
            fields.put("message", message);
        }
        if (traceparent != null) {
            fields.put(TRACE, traceparent);
        }
        return fields;
    }

    /// Reads an event; empty when it tells something else, or not completely.
    public static Optional<UpdateReport> of(CarFrame.Event event) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.wireName().equals(event.kind()))
                .findFirst()
                .flatMap(kind -> of(kind, event.fields()));
    }

    private static Optional<UpdateReport> of(Kind kind, Map<String, String> fields) {
        String generation = fields.get("generation");
        String intent = fields.get("intent");
        String version = fields.get("version");
        if (generation == null || intent == null || version == null || !SoftwareRules.isIntent(intent)) {
            return Optional.empty();
        }
        try {
            String progress = fields.get("progress");
            String trace = fields.get(TRACE);
            return Optional.of(new UpdateReport(
                    kind,
                    Long.parseLong(generation),
                    intent,
                    version,
                    fields.get("step"),
                    progress == null ? null : Integer.valueOf(progress),
                    fields.get("message"),
                    trace != null && SoftwareRules.isTrace(trace) ? trace : null));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
