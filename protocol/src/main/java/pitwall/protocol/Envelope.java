package pitwall.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What every message has around it, in both directions (I-4, I-5, I-6).
///
/// On the wire: `{"v":1,"n":7,"ts":"2026-11-21T14:02:11.118Z","type":"batch","corr":"…","body":{…}}`.
///
/// @param n counts the messages of this connection and direction from 1 without a hole; a hole is a loss
/// @param ts the sender's clock; only the server's orders anything (I-2)
/// @param correlation ties a reply or an effect to its cause; absent where nothing caused it
public record Envelope<F extends Frame>(
        long n, Instant ts, @Nullable String correlation, F frame) {
    public Envelope {
        if (n < 1) {
            throw new IllegalArgumentException("message numbers start at 1, was " + n);
        }
    }
}
