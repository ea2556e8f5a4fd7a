package pitwall.views.testing;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/// What is thrown on the FX thread is noticed.
@ExtendWith(ApplicationExtension.class)
class NothingUncaughtTest {
    @Test
    void whatNobodyCatchesIsCollected() {
        NothingUncaught watch = new NothingUncaught();
        watch.watch();
        Platform.runLater(() -> {
            throw new IllegalStateException("planted");
        });

        assertThat(watch.end()).singleElement().isInstanceOf(IllegalStateException.class);

        watch.watch();
        assertThat(watch.end()).isEmpty();
    }
}
