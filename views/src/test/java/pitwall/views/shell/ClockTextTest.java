package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.views.testing.Frames.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.LinkStatus;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;

class ClockTextTest {
    private final ClockText clock =
            new ClockText(Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))));

    @Test
    void theLocalClockFollowsTheChangeToWinterTime() {
        assertThat(local("2026-10-25T00:59:59Z")).isEqualTo("02:59:59 CEST");
        assertThat(local("2026-10-25T01:00:00Z")).isEqualTo("02:00:00 CET");
    }

    @Test
    void theLocalClockFollowsTheChangeToSummerTime() {
        assertThat(local("2026-03-29T00:59:59Z")).isEqualTo("01:59:59 CET");
        assertThat(local("2026-03-29T01:00:00Z")).isEqualTo("03:00:00 CEST");
    }

    @Test
    void anEstimatedClockCarriesAStar() {
        assertThat(plain(clock.utc(NOW, true))).isEqualTo("12:00:00 UTC*");
        assertThat(plain(clock.utc(NOW, false))).isEqualTo("12:00:00 UTC");
    }

    @Test
    void aClockThatIsMoreThanTwoSecondsOffIsTold() {
        assertThat(clock.notice(frame(Duration.ofSeconds(-14), false)).map(ClockTextTest::plain))
                .contains("This computer is 14 s ahead; server time is used.");
        assertThat(clock.notice(frame(Duration.ofSeconds(5), false)).map(ClockTextTest::plain))
                .contains("This computer is 5 s behind; server time is used.");
        assertThat(clock.notice(frame(Duration.ofSeconds(2), false))).isEmpty();
    }

    @Test
    void aDifferenceThatNobodyMeasuredIsNotTold() {
        assertThat(clock.notice(frame(Duration.ofSeconds(-14), true))).isEmpty();
        assertThat(clock.estimate(frame(Duration.ZERO, true)).map(ClockTextTest::plain))
                .contains("server time is estimated (*) since 12:00:00 UTC");
    }

    private String local(String instant) {
        return plain(clock.local(Instant.parse(instant), false));
    }

    private static FleetFrame frame(Duration serverAhead, boolean estimated) {
        return new FleetFrame(
                "e",
                1,
                FleetSnapshot.EMPTY,
                FleetChanges.NONE,
                List.of(),
                Frames.live(),
                null,
                NOW,
                serverAhead,
                estimated,
                LinkStatus.NONE);
    }

    private static String plain(String formatted) {
        return formatted.replace(Formats.GAP, ' ');
    }
}
