package pitwall.views.shell;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.views.desk.ConsoleLink;
import pitwall.views.desk.Destination;

/// A link from outside, until it can be followed: nothing opens behind a lock, a question or the sign-in. The newest
/// one counts. FX thread.
final class IncomingLink {
    private final BooleanSupplier mayOpen;
    private final Consumer<Destination> open;
    private final Runnable unreadable;
    private Destination.@Nullable OnScreen waiting;

    /// @param unreadable says that a link leads nowhere
    IncomingLink(BooleanSupplier mayOpen, Consumer<Destination> open, Runnable unreadable) {
        this.mayOpen = mayOpen;
        this.open = open;
        this.unreadable = unreadable;
    }

    void accept(String link) {
        waiting = ConsoleLink.read(link).orElse(null);
        if (waiting == null) {
            unreadable.run();
        }
        look();
    }

    /// Follows what waits, where that is possible now.
    void look() {
        Destination.OnScreen place = waiting;
        if (place != null && mayOpen.getAsBoolean()) {
            waiting = null;
            open.accept(place);
        }
    }
}
