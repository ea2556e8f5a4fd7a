package pitwall.checks.bench;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import pitwall.cache.CacheMark;

/// What a cache keeps outside its file, for as long as this program runs. Thread-safe.
final class MarkInMemory implements CacheMark {
    private final AtomicLong generation = new AtomicLong();
    private final AtomicReference<@Nullable Instant> signedIn = new AtomicReference<>();

    @Override
    public long generation() {
        return generation.get();
    }

    @Override
    public void generation(long next) {
        generation.set(next);
    }

    @Override
    public Optional<Instant> signedIn() {
        return Optional.ofNullable(signedIn.get());
    }

    @Override
    public void signedIn(Instant at) {
        signedIn.set(at);
    }
}
