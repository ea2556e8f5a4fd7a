package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a program sees of a fleet at one instant: complete, one sequence number, immutable. Any thread may read it.
///
/// @param epoch the server log's life that `sequence` belongs to; absent before any data
/// @param sequence the last applied sequence
/// @param changes what differs from the frame taken before this one
/// @param logs log entries received since the frame taken before this one, oldest first, at most 10 000
/// @param freshness how far the picture can be trusted
/// @param session who is signed in where; absent before the first welcome ever
/// @param asOf server time of the newest data; absent before any data
/// @param serverAhead server clock minus this computer's clock, as last measured
/// @param clockEstimated true where `serverAhead` was not measured on this connection
/// @param link figures about the connection
public record FleetFrame(
        @Nullable String epoch,
        long sequence,
        FleetSnapshot snapshot,
        FleetChanges changes,
        List<SeenLog> logs,
        Freshness freshness,
        @Nullable SessionInfo session,
        @Nullable Instant asOf,
        Duration serverAhead,
        boolean clockEstimated,
        LinkStatus link) {
    /// What there is before anything was seen.
    public static final FleetFrame NOTHING = new FleetFrame(
            null,
            0,
            FleetSnapshot.EMPTY,
            FleetChanges.NONE,
            List.of(),
            new Freshness.Offline(null, 0, null, Freshness.Trouble.NONE),
            null,
            null,
            Duration.ZERO,
            true,
            LinkStatus.NONE);

    public FleetFrame {
        logs = List.copyOf(logs);
    }

    /// The moment of the past that is shown; empty in the present.
    public Optional<Instant> moment() {
        return freshness instanceof Freshness.Replay(Instant at) ? Optional.of(at) : Optional.empty();
    }

    /// The same picture for somebody who saw none of the frames before.
    public FleetFrame replaced() {
        return new FleetFrame(
                epoch,
                sequence,
                snapshot,
                FleetChanges.WHOLE,
                List.of(),
                freshness,
                session,
                asOf,
                serverAhead,
                clockEstimated,
                link);
    }

    /// The server's time when this computer's clock shows `local`.
    public Instant serverTime(Instant local) {
        return local.plus(serverAhead);
    }
}
