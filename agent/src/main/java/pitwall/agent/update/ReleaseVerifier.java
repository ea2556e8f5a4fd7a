package pitwall.agent.update;

import java.time.Instant;

/// Decides by signatures, not by the word of a server, what a release is. May block and may be called on any
/// thread, one call at a time for a car.
public interface ReleaseVerifier {
    /// @param serverTime against which expiry is judged
    Verification verify(String version, ReleaseSource source, String token, Instant serverTime);
}
