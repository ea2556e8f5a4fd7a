package pitwall.views.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeptBaseMapTest {
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void theFileIsReadOnceForEveryWindow() {
        KeptBaseMap kept = new KeptBaseMap(() -> {
            reads.incrementAndGet();
            return new BaseMapRead.Loaded(BaseMap.NONE);
        });

        assertThat(kept.ready()).isEmpty();

        kept.prepare(Locale.GERMAN);

        assertThat(kept.ready()).contains(BaseMap.NONE);
        assertThat(kept.get()).isEqualTo(kept.get()).isEqualTo(new BaseMapRead.Loaded(BaseMap.NONE));
        assertThat(reads).hasValue(1);
    }

    @Test
    void aFileThatCannotBeReadIsTriedAgain() {
        KeptBaseMap kept = new KeptBaseMap(() -> new BaseMapRead.Unreadable("time " + reads.incrementAndGet()));

        kept.prepare(Locale.GERMAN);

        assertThat(kept.get()).isEqualTo(new BaseMapRead.Unreadable("time 2"));
    }
}
