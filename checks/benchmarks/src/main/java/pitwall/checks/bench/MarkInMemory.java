package pitwall.checks.bench;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import pitwall.cache.CacheMark;
import pitwall.cache.FileMark;
import pitwall.cache.Forgetting;

/// What a cache keeps outside its files, for as long as this program runs. Thread-safe.
final class MarkInMemory implements CacheMark {
    private final MarkOfFile picture = new MarkOfFile();
    private final MarkOfFile past = new MarkOfFile();
    private final AtomicReference<@Nullable Instant> signedIn = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> seen = new AtomicReference<>();

    /// The mark of one file.
    private static final class MarkOfFile implements FileMark {
        private final AtomicLong generation = new AtomicLong();
        private final AtomicReference<@Nullable Forgetting> wish = new AtomicReference<>();

        @Override
        public long generation() {
            return generation.get();
        }

        @Override
        public void generation(long next) {
            generation.set(next);
        }

        @Override
        public Optional<Forgetting> wish() {
            return Optional.ofNullable(wish.get());
        }

        @Override
        public boolean wish(Forgetting what) {
            wish.set(what);
            return true;
        }

        @Override
        public void fulfilled() {
            wish.set(null);
        }
    }

    @Override
    public long generation() {
        return picture.generation();
    }

    @Override
    public void generation(long next) {
        picture.generation(next);
    }

    @Override
    public Optional<Forgetting> wish() {
        return picture.wish();
    }

    @Override
    public boolean wish(Forgetting what) {
        return picture.wish(what);
    }

    @Override
    public void fulfilled() {
        picture.fulfilled();
    }

    @Override
    public FileMark past() {
        return past;
    }

    @Override
    public Optional<Instant> signedIn() {
        return Optional.ofNullable(signedIn.get());
    }

    @Override
    public void signedIn(Instant at) {
        signedIn.set(at);
    }

    @Override
    public Optional<Instant> seen() {
        return Optional.ofNullable(seen.get());
    }

    @Override
    public void seen(Instant at) {
        seen.set(at);
    }
}
