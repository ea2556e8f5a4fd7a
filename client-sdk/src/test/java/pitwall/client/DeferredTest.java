package pitwall.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class DeferredTest {
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void aValueIsMadeWhenItIsFirstAskedForAndOnce() {
        Deferred<String> deferred = new Deferred<>(() -> "value " + made.incrementAndGet());
        assertThat(deferred.made()).isEmpty();

        assertThat(deferred.get()).isEqualTo("value 1");
        assertThat(deferred.get()).isEqualTo("value 1");
        assertThat(deferred.made()).contains("value 1");
    }

    @Test
    void whatFailsIsTriedAgain() {
        Deferred<String> deferred = new Deferred<>(() -> {
            if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "made";
        });

        assertThatIllegalStateException().isThrownBy(deferred::get);

        assertThat(deferred.made()).isEmpty();
        assertThat(deferred.get()).isEqualTo("made");
    }
}
