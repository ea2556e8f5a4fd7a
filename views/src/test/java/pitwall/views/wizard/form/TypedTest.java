package pitwall.views.wizard.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.Canary;

class TypedTest {
    @ParameterizedTest
    @CsvSource({"80 %, 0.8", "80, 0.8", "0.8, 0.8", "'0,8', 0.8", "100, 1.0", "0, 0.0", "0.5 %, 0.005", "1, 0.01"})
    void aShareIsTypedAsPercentOrAsAFraction(String typed, double share) {
        assertThat(Typed.share(typed)).contains(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "101", "-1", "x", "80 % %", "1e3"})
    void anythingElseIsNoShare(String typed) {
        assertThat(Typed.share(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, PT5M", "5 min, PT5M", "90 s, PT90S", "6 h, PT6H", "2d, PT48H", "0 min, PT0S"})
    void aBareNumberMeansMinutes(String typed, Duration duration) {
        assertThat(Typed.duration(typed)).contains(duration);
    }

    @Test
    void aCanaryIsANumberAShareOrNothing() {
        assertThat(Typed.canary("10")).contains(new Canary.Count(10));
        assertThat(Typed.canary("5 %")).contains(new Canary.Percent(5));
        assertThat(Typed.canary("")).contains(new Canary.None());
        assertThat(Typed.canary("0")).contains(new Canary.None());
        assertThat(Typed.canary("101 %")).isEmpty();
        assertThat(Typed.canary("-3")).isEmpty();
    }

    @Test
    void wavesAddUpToAHundred() {
        assertThat(Typed.waves("10 30 60 %")).contains(List.of(10, 30, 60));
        assertThat(Typed.waves("25, 75")).contains(List.of(25, 75));
        assertThat(Typed.waves("10 30")).isEmpty();
        assertThat(Typed.waves("0 100")).isEmpty();
        assertThat(Typed.waves("")).isEmpty();
    }

    @Test
    void timesAreReadAsTheServerReadsThem() {
        assertThat(Typed.time("9:05")).contains("09:05");
        assertThat(Typed.time("24:00")).isEmpty();
        assertThat(Typed.start("2026-11-22 01:00", ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(Typed.start("22.11.2026", ZoneId.of("Europe/Berlin"))).isEmpty();
    }

    @Test
    void aTimeThatTheClockNeverShowsIsKnown() {
        assertThat(Typed.isSkipped("2027-03-28 02:30", ZoneId.of("Europe/Berlin")))
                .isTrue();
        assertThat(Typed.isSkipped("2027-03-28 03:00", ZoneId.of("Europe/Berlin")))
                .isFalse();
        assertThat(Typed.isSkipped("2026-10-25 02:30", ZoneId.of("Europe/Berlin")))
                .isFalse();
        assertThat(Typed.isSkipped("soon", ZoneId.of("Europe/Berlin"))).isFalse();
    }

    @Test
    void pastedIdsMayBeApartByAnything() {
        PastedIds pasted = PastedIds.in("car-1, \"car-2\"\ncar-3;car-1\t!!");

        assertThat(pasted.ids()).containsExactly(new CarId("car-1"), new CarId("car-2"), new CarId("car-3"));
        assertThat(pasted.unreadable()).containsExactly("!!");
    }
}
