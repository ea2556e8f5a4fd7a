package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogEntry;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.TimelineEntry;

/// By which time the past is told. What carries no time of a car, such as the condition of a car, a rollout or an
/// alarm, is told by the server's either way.
public enum Reckoning {
    /// As it was known then: something is there from the moment on at which the server heard of it.
    AS_KNOWN,
    /// As it happened: something is there from the moment on at which the car says it was, however late it came.
    AS_HAPPENED;

    /// From so much on something has come late; below it is the way it took.
    public static final Duration LATE = Duration.ofSeconds(10);

    /// When it was. Nothing was after it came: where a car's clock is ahead, the server's time holds.
    public Instant time(TimelineEntry entry) {
        return time(entry.at(), entry.claimedAt());
    }

    /// As [#time(TimelineEntry)].
    public Instant time(LogEntry entry) {
        return time(entry.at(), entry.claimedAt());
    }

    /// As [#time(TimelineEntry)].
    public Instant time(LogLine line) {
        return time(line.at(), line.claimedAt());
    }

    private Instant time(Instant came, @Nullable Instant claimed) {
        return this == AS_HAPPENED && claimed != null && claimed.isBefore(came) ? claimed : came;
    }
}
