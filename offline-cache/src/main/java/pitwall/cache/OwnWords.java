package pitwall.cache;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people wrote on this computer and the server does not have yet, as one text, encrypted as all else. It stays
/// when somebody else signs in and when what is remembered is cleared, for it was never the fleet's; it goes when
/// nobody signed in for a long time. Thread-safe.
public final class OwnWords {
    static final String NAME = "words";

    /// The most bytes that a row has room for, with what is around them.
    static final int MOST_BYTES = 60_000;

    private static final Logger log = LoggerFactory.getLogger(OwnWords.class);

    private final OwnRow<Text> row;
    private final BooleanSupplier locked;

    /// @param text of whoever wrote it
    record Text(String text) {}

    /// @param locked whether nothing may be given out
    OwnWords(OwnRow<Text> row, BooleanSupplier locked) {
        this.row = row;
        this.locked = locked;
    }

    /// What was kept; the empty text where nothing was, and nothing at all while the file is closed or locked. Never
    /// fails.
    public CompletableFuture<Optional<String>> load() {
        try {
            return row.read()
                    .thenApply(found -> locked.getAsBoolean()
                            ? Optional.<String>empty()
                            : Optional.of(found.map(Text::text).orElse("")))
                    .exceptionally(failure -> {
                        log.debug("what was written here cannot be read", failure);
                        return Optional.empty();
                    });
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    /// What was kept, also while the file is locked: to be carried over to another file, not to be shown. Empty where
    /// there is nothing, or it cannot be read. Never fails.
    public CompletableFuture<Optional<String>> carried() {
        try {
            return row.read()
                    .handle((found, failure) ->
                            failure == null ? found.map(Text::text).filter(text -> !text.isEmpty()) : Optional.empty());
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }

    /// Keeps a text in place of the one before. False where it is too long, or the file cannot be written. Never fails.
    public CompletableFuture<Boolean> save(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return CompletableFuture.completedFuture(false);
        }
        try {
            return row.write(new Text(text)).handle((_, failure) -> {
                if (failure != null) {
                    log.warn("what was written here cannot be kept", failure);
                }
                return failure == null;
            });
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(false);
        }
    }
}
