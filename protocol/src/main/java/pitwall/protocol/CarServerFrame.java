package pitwall.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;

/// What the server sends to a car. Declarative frames (desired state, configuration, missions) join here;
/// there is none that makes a car do something at once (G-10).
public sealed interface CarServerFrame extends Frame {
    /// The first frame of a connection: sign this.
    record Challenge(String nonce) implements CarServerFrame {}

    /// The identity is proven.
    ///
    /// @param lastSeq the highest sequence of this boot that is on disk; 0 for a new boot
    record Accepted(
            Instant serverTime, @JsonProperty("heartbeatMs") Duration heartbeat, long lastSeq)
            implements CarServerFrame {}

    /// Everything up to `seq` is on disk; the car may forget it.
    record Ack(long seq) implements CarServerFrame {}

    /// A frame that was not taken. A close follows where the connection cannot go on.
    record Refusal(String code, String message, String correlation) implements CarServerFrame {}
}
