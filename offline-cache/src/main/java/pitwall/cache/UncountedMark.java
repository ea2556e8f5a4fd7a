package pitwall.cache;

import java.time.Instant;
import java.util.Optional;

/// The mark of a file of which an older copy does no harm: what it tells of is told with its time.
record UncountedMark(CacheMark other) implements CacheMark {
    @Override
    public long generation() {
        return 0;
    }

    @Override
    public void generation(long generation) {
        // Every copy will do.
    }

    @Override
    public Optional<Instant> signedIn() {
        return other.signedIn();
    }

    @Override
    public void signedIn(Instant at) {
        other.signedIn(at);
    }
}
