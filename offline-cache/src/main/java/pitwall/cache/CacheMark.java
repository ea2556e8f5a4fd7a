package pitwall.cache;

import java.time.Instant;
import java.util.Optional;

/// What is remembered about a cache outside its file, beside its secret: how often the file was opened, so that
/// an older copy put in its place is noticed, and when somebody last signed in, so that no edit of the file can put the
/// lock off.
public interface CacheMark {
    /// How often the file was opened; 0 if it never was.
    long generation();

    void generation(long generation);

    /// This computer's clock when a person last gave a password; empty where nobody knows.
    Optional<Instant> signedIn();

    void signedIn(Instant at);
}
