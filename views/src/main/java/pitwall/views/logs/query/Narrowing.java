package pitwall.views.logs.query;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pitwall.client.LogWish;

/// Tells whether one wish asks for nothing that another does not ask for too.
public final class Narrowing {
    private Narrowing() {}

    /// True if every line that `inner` wants is one that `outer` wants. May say false where nobody can tell.
    public static boolean isWithin(LogWish inner, LogWish outer) {
        return inner.origin() == outer.origin()
                && Objects.equals(inner.query(), outer.query())
                && inner.cars().equals(outer.cars())
                && inner.least().compareTo(outer.least()) <= 0
                && isNotBefore(inner.from(), outer.from())
                && isNotAfter(inner.to(), outer.to())
                && (outer.sources().isEmpty()
                        || !inner.sources().isEmpty() && outer.sources().containsAll(inner.sources()))
                && (outer.text() == null || outer.text().equals(inner.text()))
                && (outer.regex() == null || outer.regex().equals(inner.regex()))
                && inner.fields().entrySet().containsAll(outer.fields().entrySet());
    }

    private static boolean isNotBefore(@Nullable Instant inner, @Nullable Instant outer) {
        return outer == null || inner != null && !inner.isBefore(outer);
    }

    private static boolean isNotAfter(@Nullable Instant inner, @Nullable Instant outer) {
        return outer == null || inner != null && !inner.isAfter(outer);
    }
}
