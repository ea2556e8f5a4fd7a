package pitwall.fleet.alarm;

import org.jspecify.annotations.Nullable;

/// What an alarm is about.
///
/// @param id unique within its kind, for example the id of a car
/// @param region of the car; absent where it has none, and only people who see everything are told of a region that
///     is absent
/// @param model of the car; absent as the region
/// @param rollout the one it belongs to; absent where there is none
public record AlarmObject(
        Kind kind,
        String id,
        @Nullable String region,
        @Nullable String model,
        @Nullable String rollout) {
    /// What kinds of things rules look at.
    public enum Kind {
        CAR,
        ROLLOUT,
        /// A part of the server itself, for example its audit chain.
        SERVER
    }

    public static AlarmObject car(String id, String region, String model, @Nullable String rollout) {
        return new AlarmObject(Kind.CAR, id, region, model, rollout);
    }

    public static AlarmObject rollout(String id) {
        return new AlarmObject(Kind.ROLLOUT, id, null, null, id);
    }

    /// @param part for example `audit`
    public static AlarmObject server(String part) {
        return new AlarmObject(Kind.SERVER, part, null, null, null);
    }

    public AlarmKey key(RuleName rule) {
        return new AlarmKey(rule, kind, id);
    }
}
