package pitwall.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"A", "WBA-00041", "a.b_c-d", "0", "...", ".hidden", "-"})
    void anIdOfPlainCharactersIsAccepted(String text) {
        assertThat(CarId.parse(text)).contains(new CarId(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", " ", "a b", "a/b", "a\\b", "a+b", "a#b", "ä", "a\u0000", "a\n", "$(id)", "٣"})
    void whatMeansSomethingToAPathATopicOrAShellIsNoId(String text) {
        assertThat(CarId.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new CarId(text)).withMessageContaining("car id");
    }

    @Test
    void anIdHasAtMost64Characters() {
        assertThat(CarId.parse("a".repeat(64))).isPresent();
        assertThat(CarId.parse("a".repeat(65))).isEmpty();
    }

    @Test
    void idsAreOrderedByTheirCharactersAndPrintThemselves() {
        assertThat(new CarId("A-1")).isLessThan(new CarId("A-2")).hasToString("A-1");
        assertThat(new CarId("B")).isLessThan(new CarId("a"));
    }
}
