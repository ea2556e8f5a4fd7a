package pitwall.app;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.secrets.SecretsException;
import pitwall.views.ports.Connections.StartTrouble;

/// What came of the last attempt to show the server that was in use last. Thread-safe.
final class LastStart {
    private static final Logger log = LoggerFactory.getLogger(LastStart.class);

    private volatile @Nullable StartTrouble trouble;
    private volatile Supplier<CompletableFuture<Boolean>> again = () -> CompletableFuture.completedFuture(false);

    /// What stood in the way; empty where nothing did.
    Optional<StartTrouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /// Calls `attempt` when somebody asks for another one.
    void whenAskedAgain(Supplier<CompletableFuture<Boolean>> attempt) {
        again = attempt;
    }

    /// Somebody signed in since.
    void isOver() {
        trouble = null;
    }

    CompletableFuture<Boolean> again() {
        return again.get();
    }

    /// The same answer; false instead of a failure, which is told by [#trouble]. Only a console that ends cancels.
    CompletableFuture<Boolean> told(CompletableFuture<Boolean> attempt) {
        return attempt.handle((resumed, failure) -> {
            Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
            if (cause instanceof CancellationException cancelled) {
                throw cancelled;
            }
            if (cause == null) {
                trouble = null;
                return resumed;
            }
            log.error("what was in use last cannot be shown", cause);
            trouble = cause instanceof SecretsException ? StartTrouble.KEYCHAIN : StartTrouble.OTHER;
            return false;
        });
    }
}
