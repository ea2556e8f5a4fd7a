package pitwall.views.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much is known of the list of releases. What was listed before stays listed in every state.
public sealed interface CatalogState {
    /// The server is being asked.
    record Loading() implements CatalogState {}

    /// @param rememberedFrom when the server said so, where it could not be asked again; absent where it was asked now
    record Ready(@Nullable Instant rememberedFrom) implements CatalogState {}

    /// The server said no.
    record Refused(String sentence, String correlation) implements CatalogState {}

    /// No answer came.
    record Unanswered() implements CatalogState {}
}
