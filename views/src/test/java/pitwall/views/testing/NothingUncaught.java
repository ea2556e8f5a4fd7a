package pitwall.views.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.util.WaitForAsyncUtils;

/// Holds that nothing is thrown on the FX thread which nobody catches while a test runs, its end included. To be named
/// after the extension that starts the toolkit.
public final class NothingUncaught implements BeforeEachCallback, AfterEachCallback {
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private Thread.@Nullable UncaughtExceptionHandler before;

    @Override
    public void beforeEach(ExtensionContext context) {
        watch();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(end()).as("thrown on the FX thread and never caught").isEmpty();
    }

    void watch() {
        uncaught.clear();
        Platform.runLater(() -> {
            Thread toolkit = Thread.currentThread();
            before = toolkit.getUncaughtExceptionHandler();
            toolkit.setUncaughtExceptionHandler((_, thrown) -> uncaught.add(thrown));
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// What was thrown meanwhile.
    List<Throwable> end() {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Thread.currentThread().setUncaughtExceptionHandler(before));
        WaitForAsyncUtils.waitForFxEvents();
        return List.copyOf(uncaught);
    }
}
