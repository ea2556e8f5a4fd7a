package pitwall.fleet.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static pitwall.fleet.region.OutlineReaderTest.at;
import static pitwall.fleet.region.OutlineReaderTest.outline;

import java.util.List;
import org.junit.jupiter.api.Test;

class RegionRuleTest {
    private static final Region WEST =
            new Region("west", "West", Assignment.BY_POSITION, outline("10 50,11 50,11 51,10 51,10 50"));
    private static final Region EAST =
            new Region("east", "East", Assignment.BY_POSITION, outline("11 50,12 50,12 51,11 51,11 50"));
    private static final Region CITY = new Region(
            "city", "City", Assignment.BY_POSITION, outline("11.4 50.4,11.6 50.4,11.6 50.6,11.4 50.6,11.4 50.4"));
    private static final Region NAMED =
            new Region("named", "Named", Assignment.BY_NAME, outline("13 50,14 50,14 51,13 51,13 50"));

    private final RegionRule rule = new RegionRule(List.of(WEST, EAST, CITY, NAMED));

    @Test
    void aCarGoesWhereItIsAndTheSmallerRegionCounts() {
        assertThat(rule.elsewhere("west", at(50.1, 11.2))).contains("east");
        assertThat(rule.elsewhere("west", at(50.5, 11.5))).contains("city");
        assertThat(rule.elsewhere("west", at(50.5, 10.5))).isEmpty();
    }

    @Test
    void aRoadAlongTheBorderMovesNobody() {
        assertThat(rule.elsewhere("west", at(50.5, 11.0))).isEmpty();
        assertThat(rule.elsewhere("west", at(50.5, 11.002))).isEmpty();
        assertThat(rule.elsewhere("west", at(50.1, 11.004))).contains("east");
        assertThat(rule.elsewhere("east", at(50.5, 10.998))).isEmpty();
    }

    @Test
    void aCarInNoRegionStaysWhereItBelongs() {
        assertThat(rule.elsewhere("west", at(20, 20))).isEmpty();
        assertThat(rule.elsewhere("west", at(50.5, 13.5))).isEmpty();
    }

    @Test
    void whatSomebodyWroteDownGoesBeforeWhereACarIs() {
        assertThat(rule.elsewhere("named", at(50.5, 10.5))).isEmpty();
        assertThat(rule.elsewhere("nobody-described-it", at(50.5, 10.5))).isEmpty();
        assertThat(rule.mayLeave("named")).isFalse();
        assertThat(rule.mayLeave("city")).isTrue();
    }

    @Test
    void oneRegionByPositionMovesNobody() {
        assertThat(new RegionRule(List.of(WEST, NAMED)).moves()).isFalse();
        assertThat(rule.moves()).isTrue();
    }

    @Test
    void aRegionByPositionIsSomewhere() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Region("x", "X", Assignment.BY_POSITION, null));
        assertThat(Region.isName("münchen-ost")).isTrue();
        assertThat(Region.isName("Munich")).isFalse();
        assertThat(Region.isName("")).isFalse();
        assertThat(Region.isTitle("two\nlines")).isFalse();
    }
}
