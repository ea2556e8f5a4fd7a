package pitwall.cache;

import java.time.Instant;
import java.util.Optional;

/// What is remembered about a cache outside its files, beside its secret: how often the file of the last picture was
/// opened, so that an older copy put in its place is noticed, what is still to be forgotten, and when somebody last
/// signed in and how late it was since, so that neither an edit of a file nor its loss can put the lock off, nor a
/// clock that is set back.
public interface CacheMark extends FileMark {
    /// The mark of the file of the history.
    FileMark past();

    /// This computer's clock when a person last gave a password; empty where nobody knows.
    Optional<Instant> signedIn();

    void signedIn(Instant at);

    /// How late it was when that was last written down; never before the last sign-in. Empty where nobody knows.
    Optional<Instant> seen();

    void seen(Instant at);
}
