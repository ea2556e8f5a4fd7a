package pitwall.views.testing;

import java.time.Duration;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/// Ends the toolkit after all tests of a program, and before the program, as closing its last window does. A page of a
/// web view goes on by itself: where the program ends around it, its native part may abort, and tests that passed are
/// called broken.
public final class ToolkitEnds implements BeforeAllCallback {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(10);

    @Override
    public void beforeAll(ExtensionContext context) {
        // Where several programs share the tests, each runs one class after the other, and only the session lasts.
        context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(ToolkitEnds.class))
                .computeIfAbsent(Toolkit.class, key -> new Toolkit(), Toolkit.class);
    }

    private static final class Toolkit implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            Thread toolkit = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("JavaFX Application Thread"))
                    .findAny()
                    .orElse(null);
            Platform.exit();
            if (toolkit != null) {
                toolkit.join(ENDS_WITHIN);
            }
        }
    }
}
