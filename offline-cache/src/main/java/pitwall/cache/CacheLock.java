package pitwall.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether anything of a cache may be given out. It follows from the mark alone, whatever became of the files: too long
/// after the last sign-in nothing may. A server that was heard in this run took the sign-in of this computer, which is
/// as good as one while the program runs, and counts for nothing at the next start.
///
/// The time that counts never goes back: from where the clock was set back it goes on. Thread-safe.
final class CacheLock {
    /// A clock that is set back after a kill wins so much at most.
    private static final Duration NOTED = Duration.ofMinutes(10);

    private final CacheMark mark;
    private final Duration lockAfter;
    private final InstantSource clock;
    private Optional<Instant> signedIn;
    private @Nullable Instant heard;
    private Instant newest;
    private Instant noted;
    /// How far the time that counts is ahead of the clock.
    private Duration ahead = Duration.ZERO;

    private volatile Runnable hiding = () -> {};
    private boolean wasClosed = true;

    CacheLock(CacheMark mark, Duration lockAfter, InstantSource clock) {
        this.mark = mark;
        this.lockAfter = lockAfter;
        this.clock = clock;
        this.signedIn = mark.signedIn();
        this.noted = mark.seen().orElse(Instant.MIN);
        this.newest = latest(noted, signedIn.orElse(Instant.MIN));
    }

    /// A person has just given a password. Blocks.
    void signedIn() {
        Instant now = clock.instant();
        mark.signedIn(now);
        mark.seen(now);
        synchronized (this) {
            signedIn = Optional.of(now);
            heard = null;
            ahead = Duration.ZERO;
            newest = now;
            noted = now;
        }
    }

    /// The server told something, so it takes the sign-in of this computer.
    synchronized void heard() {
        heard = now();
    }

    synchronized boolean isClosed() {
        Instant now = now();
        return !isInTime(signedIn.orElse(null), now) && !isInTime(heard, now);
    }

    /// The same, with a look for a sign-in in another program. Blocks.
    boolean isStillClosed() {
        if (isClosed()) {
            learn(mark.signedIn());
        }
        return isClosed();
    }

    /// True where something of the fleet was told in this run.
    synchronized boolean wasHeard() {
        return heard != null;
    }

    /// This computer's clock when it locks unless somebody signs in; empty where nobody knows of a sign-in.
    synchronized Optional<Instant> lockTime() {
        return signedIn.map(at -> at.plus(lockAfter));
    }

    /// Calls `hide` on the `pitwall-cache` thread when it closes while the program runs.
    void whenClosed(Runnable hide) {
        hiding = hide;
    }

    /// Looks at the clock. Where the file is open, writes down how late it is, now and then, and looks for a sign-in in
    /// another program. Blocks; called on the `pitwall-cache` thread.
    void watch(boolean isFileOpen) {
        if (isFileOpen && isNoteDue()) {
            note();
        }
        boolean closed = isFileOpen ? isStillClosed() : isClosed();
        if (closed && !wasClosed) {
            hiding.run();
        }
        wasClosed = closed;
    }

    /// Writes down how late it is. Blocks.
    void note() {
        mark.seen(noted());
    }

    private synchronized boolean isNoteDue() {
        return now().isAfter(noted.plus(NOTED));
    }

    private synchronized Instant noted() {
        noted = now();
        return noted;
    }

    private synchronized void learn(Optional<Instant> now) {
        signedIn = now;
    }

    private Instant now() {
        Instant now = clock.instant().plus(ahead);
        if (now.isBefore(newest)) {
            ahead = ahead.plus(Duration.between(now, newest));
            now = newest;
        }
        newest = now;
        return now;
    }

    private boolean isInTime(@Nullable Instant proof, Instant now) {
        return proof != null && !now.isAfter(proof.plus(lockAfter));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
