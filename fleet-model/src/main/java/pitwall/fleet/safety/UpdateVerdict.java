package pitwall.fleet.safety;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.ReasonCode;

/// One reason why a car is not being updated.
///
/// @param weight what it takes for the reason to go
/// @param arguments the figures of the sentence, for example the charge and the charge that is needed
/// @param since server time since when this very reason holds; absent if nobody knows
/// @param possibleAt server time at which this reason ends; absent if that depends on the car or on a person
public record UpdateVerdict(
        ReasonCode reason,
        Weight weight,
        List<String> arguments,
        @Nullable Instant since,
        @Nullable Instant possibleAt) {
    /// What it takes for a reason to go.
    public enum Weight {
        /// Another release or another car: it will not happen with this wish.
        NEVER,
        /// A person must act.
        PERSON,
        /// Time or the car itself.
        WAITS
    }

    public UpdateVerdict {
        arguments = List.copyOf(arguments);
    }

    /// A reason that goes by itself at an unknown time.
    public static UpdateVerdict waits(ReasonCode reason, @Nullable Instant since, String... arguments) {
        return new UpdateVerdict(reason, Weight.WAITS, List.of(arguments), since, null);
    }

    /// A reason that goes by itself at `possibleAt`.
    public static UpdateVerdict waitsUntil(ReasonCode reason, @Nullable Instant possibleAt) {
        return new UpdateVerdict(reason, Weight.WAITS, List.of(), null, possibleAt);
    }

    /// A reason that only a person can end.
    public static UpdateVerdict needsSomebody(ReasonCode reason, @Nullable Instant since, String... arguments) {
        return new UpdateVerdict(reason, Weight.PERSON, List.of(arguments), since, null);
    }

    /// A reason that will not go.
    public static UpdateVerdict never(ReasonCode reason, String... arguments) {
        return new UpdateVerdict(reason, Weight.NEVER, List.of(arguments), null, null);
    }

    /// The key of the sentence that says it.
    public String words() {
        return "update.why." + reason.code();
    }
}
