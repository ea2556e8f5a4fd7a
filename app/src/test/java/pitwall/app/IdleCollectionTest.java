package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdleCollectionTest {
    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource({
        "15, 0, false", // A console that has just started.
        "20, 0, true",
        "75, 60, false", // As much again as a small fleet leaves behind in a minute.
        "80, 60, true",
        "350, 300, false", // A large fleet: a whole collection takes longer, so it comes less often.
        "370, 300, true",
    })
    void aCollectionWaitsUntilEnoughCameTogether(long used, long needed, boolean worthIt) {
        assertThat(IdleCollection.isWorthIt(used * MEGABYTE, needed * MEGABYTE)).isEqualTo(worthIt);
    }
}
