package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.views.testing.Frames.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.client.Freshness;
import pitwall.client.Freshness.Trouble;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.shell.Band.Button;
import pitwall.views.testing.Frames;

class ModeTextTest {
    private final ModeText text = new ModeText(Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))));

    @Test
    void thePillSaysEveryModeInShortWords() {
        assertThat(pill(Frames.live())).isEqualTo("LIVE · lag 0.3 s");
        assertThat(pill(Frames.lagging())).isEqualTo("LAGGING · 4.2 s behind");
        assertThat(pill(Frames.reconnecting(Duration.ofSeconds(2)))).isEqualTo("RECONNECTING · attempt 3 in 4 s");
        assertThat(pill(new Freshness.Reconnecting(3, null, NOW, NOW))).isEqualTo("RECONNECTING · attempt 3");
        assertThat(pill(Frames.offline())).isEqualTo("OFFLINE · data 47 min old");
        assertThat(pill(new Freshness.Offline(null, 0, null, Trouble.NONE))).isEqualTo("OFFLINE · no data");
        assertThat(pill(Frames.replay())).isEqualTo("REPLAY · 11:40:00 UTC (−20 min)");
        assertThat(pill(new Freshness.Resyncing(6_200, 10_000, NOW))).isEqualTo("RESYNCING · 6 200 of 10 000");
    }

    @Test
    void aCountdownNeverSaysZeroSeconds() {
        assertThat(pill(new Freshness.Reconnecting(1, NOW.plusMillis(200), NOW, NOW)))
                .endsWith("in 1 s");
        assertThat(pill(new Freshness.Reconnecting(1, NOW, NOW, NOW))).endsWith("attempt 1");
    }

    @Test
    void aLivePictureHasNoBand() {
        assertThat(text.band(Frames.live(), NOW, NOW)).isEmpty();
    }

    @Test
    void aLostConnectionIsQuietForFiveSeconds() {
        assertThat(text.band(Frames.reconnecting(Duration.ofMillis(4_999)), NOW, NOW))
                .isEmpty();
        assertThat(sentence(Frames.reconnecting(Duration.ofSeconds(5))))
                .isEqualTo("Reconnecting. Showing data from 11:59:55 UTC (5 s old). Changes are disabled: they need a"
                        + " live connection and are never queued.");
    }

    @Test
    void theOfflineBandSaysWhichDataAndThatNothingIsQueued() {
        Band band = text.band(Frames.offline(), NOW, NOW).orElseThrow();

        assertThat(plain(band.sentence()))
                .isEqualTo(
                        "Offline. Showing data from 11:13:00 UTC (47 min old). Changes are disabled: they need a live"
                                + " connection and are never queued.");
        assertThat(band.note()).isEqualTo("No server answers.");
        assertThat(band.buttons()).containsExactly(Button.RETRY_NOW, Button.CACHED);
    }

    @Test
    void aLaggingPictureNamesTheCause() {
        assertThat(sentence(Frames.lagging()))
                .isEqualTo("Data is 4.2 s behind the server. Cause: messages arrive late.");
    }

    @Test
    void aResyncCountsWhatHasArrived() {
        assertThat(sentence(new Freshness.Resyncing(6_200, 10_000, NOW))).isEqualTo("Resyncing · 6 200 of 10 000");
        assertThat(sentence(new Freshness.Resyncing(0, 0, NOW))).isEqualTo("Resyncing");
    }

    @Test
    void whereNothingIsTriedThereIsNothingToRetry() {
        Band band = text.band(new Freshness.Offline(null, 0, null, Trouble.NONE), NOW, NOW)
                .orElseThrow();

        assertThat(band.buttons()).containsExactly(Button.CONNECT);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void everyTroubleOffersAWayOut(Trouble trouble) {
        Band band = text.band(new Freshness.Offline(NOW, 3, null, trouble), NOW, NOW)
                .orElseThrow();

        List<Button> ways = band.buttons();
        assertThat(ways).contains(Button.CACHED).hasSize(2);
        assertThat(ways.contains(Button.SIGN_IN)).isEqualTo(trouble == Trouble.SIGN_IN_NEEDED);
    }

    @Test
    void ageIsCountedByTheServersClockAndWaitingByThisComputers() {
        Instant local = NOW.minusSeconds(3_600);
        Freshness waiting =
                new Freshness.Reconnecting(2, local.plusSeconds(8), NOW.minusSeconds(7), local.minusSeconds(7));

        assertThat(plain(text.pill(waiting, NOW, local))).isEqualTo("RECONNECTING · attempt 2 in 8 s");
        assertThat(plain(text.band(waiting, NOW, local).orElseThrow().sentence()))
                .contains("(7 s old)");
    }

    private String pill(Freshness freshness) {
        return plain(text.pill(freshness, NOW, NOW));
    }

    private String sentence(Freshness freshness) {
        return plain(text.band(freshness, NOW, NOW).orElseThrow().sentence());
    }

    /// With ordinary spaces, for reading.
    private static String plain(String formatted) {
        return formatted.replace(Formats.GAP, ' ').replace(Formats.THIN, ' ');
    }
}
