package pitwall.views.drafts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A draft that was sent to the server: asked once more it is written down once all the same, because it is asked under
/// the same id.
///
/// @param attempt the id under which it is asked; a UUID
/// @param at server time when it was asked first
/// @param name and version by which it is found where no answer came
/// @param rollout that came of it; absent while nobody knows
/// @param changed whether the draft asks for something else since
public record Sending(
        String attempt,
        Instant at,
        String name,
        String version,
        @Nullable String rollout,
        boolean changed) {
    public Sending withRollout(String id) {
        return new Sending(attempt, at, name, version, id, changed);
    }

    public Sending asChanged() {
        return new Sending(attempt, at, name, version, rollout, true);
    }

    /// Whether asking again asks for the same, and nobody knows yet what came of it.
    public boolean isOpen() {
        return rollout == null && !changed;
    }
}
