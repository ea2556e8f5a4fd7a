package pitwall.views.wizard.model;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.views.drafts.Checked;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.wizard.plan.LocalCount;
import pitwall.views.wizard.plan.Review;

/// Knows whether a draft was written while the server could not look at it, and what changed meanwhile. What changed
/// must be accepted before anybody launches. FX thread; needs no toolkit.
final class Revalidation {
    private final ReadOnlyObjectWrapper<Optional<Review>> review = new ReadOnlyObjectWrapper<>(Optional.empty());
    /// True from the moment at which nobody watched over the draft until the server saw it again.
    private boolean unwatched;
    /// What the server counted before that; absent for a draft that it never saw.
    private @Nullable Checked then;

    private List<@Nullable Integer> local = List.of();

    /// A draft comes onto the desk.
    void opened(RolloutDraft draft, boolean kept) {
        unwatched = kept;
        then = draft.checked();
        local = List.of();
        review.set(Optional.empty());
    }

    /// The connection is away: from now on the draft may differ from what the server knows.
    void lost(RolloutDraft draft) {
        if (!unwatched) {
            unwatched = true;
            then = draft.checked();
        }
    }

    /// What this computer counts while the connection is away.
    void counted(LocalCount count) {
        if (unwatched) {
            local = count.phases();
        }
    }

    /// The server looked at the draft.
    ///
    /// @return true where that may be kept as what it was last seen as; false where it must be accepted first
    boolean seen(Checked now) {
        if (!unwatched) {
            return true;
        }
        Optional<Review> found = Review.of(then, local, now);
        review.set(found);
        if (found.isEmpty()) {
            unwatched = false;
        }
        return found.isEmpty();
    }

    /// Somebody read what changed and wants it so.
    Optional<Checked> accept() {
        Optional<Checked> accepted = review.get().map(Review::now);
        if (accepted.isPresent()) {
            unwatched = false;
            local = List.of();
            review.set(Optional.empty());
        }
        return accepted;
    }

    /// True where the server has not seen the draft as it is.
    boolean isUnwatched() {
        return unwatched;
    }

    /// What must be accepted; empty where nothing must.
    ReadOnlyObjectProperty<Optional<Review>> reviewProperty() {
        return review.getReadOnlyProperty();
    }
}
