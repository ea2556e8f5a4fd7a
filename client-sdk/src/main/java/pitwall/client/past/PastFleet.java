package pitwall.client.past;

import java.time.Instant;
import pitwall.client.FleetChanges;
import pitwall.client.FleetSnapshot;

/// What the history can tell of a moment.
public sealed interface PastFleet {
    /// How the fleet was.
    ///
    /// @param at the moment, in whole seconds
    /// @param figuresAt the moment of the figures of cars: earlier than `at` where only steps are kept
    /// @param snapshot its board is not [known][pitwall.client.FleetBoard#known] where a server told of the cars only
    /// @param changes what differs from the picture that was given out before
    record Seen(Instant at, Instant figuresAt, FleetSnapshot snapshot, FleetChanges changes) implements PastFleet {}

    /// Nobody looked then, or what was seen is not kept any more.
    record NotSeen(Instant at) implements PastFleet {}

    /// It was seen, and what was written does not verify.
    record Damaged(Instant at) implements PastFleet {}
}
