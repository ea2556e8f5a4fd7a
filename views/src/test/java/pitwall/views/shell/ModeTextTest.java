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
import pitwall.views.ports.OfflineStatus;
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
        assertThat(text.band(Frames.live(), OfflineStatus.NOTHING, NOW, NOW)).isEmpty();
    }

    @Test
    void aLostConnectionIsQuietForFiveSeconds() {
        assertThat(text.band(Frames.reconnecting(Duration.ofMillis(4_999)), OfflineStatus.NOTHING, NOW, NOW))
                .isEmpty();
        assertThat(sentence(Frames.reconnecting(Duration.ofSeconds(5))))
                .isEqualTo("Reconnecting. Showing data from 11:59:55 UTC (5 s old). Changes are disabled: they need a"
                        + " live connection and are never queued.");
    }

    @Test
    void theOfflineBandSaysWhichDataAndThatNothingIsQueued() {
        Band band = text.band(Frames.offline(), OfflineStatus.NOTHING, NOW, NOW).orElseThrow();

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
        Band band = text.band(new Freshness.Offline(null, 0, null, Trouble.NONE), OfflineStatus.NOTHING, NOW, NOW)
                .orElseThrow();

        assertThat(band.buttons()).containsExactly(Button.CONNECT);
    }

    /// With every state of the cache there is a sentence, and only an ordinary empty one says that nothing is stored.
    @ParameterizedTest
    @EnumSource(OfflineStatus.State.class)
    void anEmptyScreenSaysWhyThereIsNothingToShow(OfflineStatus.State state) {
        OfflineStatus cache = new OfflineStatus(state, null, 0, "/data/cache/quarantine/fleet.mv.db");

        String sentence = text.band(new Freshness.Offline(null, 3, NOW, Trouble.UNREACHABLE), cache, NOW, NOW)
                .orElseThrow()
                .sentence();

        assertThat(sentence).startsWith("Offline. ");
        assertThat(sentence.contains("No data is stored")).isEqualTo(state == OfflineStatus.State.OK);
    }

    @Test
    void aCacheInUseAndADamagedOneAreNotCalledEmpty() {
        Freshness blind = new Freshness.Offline(null, 3, NOW, Trouble.UNREACHABLE);

        assertThat(band(blind, new OfflineStatus(OfflineStatus.State.IN_USE, null, 0)))
                .contains("in use by another Pitwall on this computer");
        assertThat(band(blind, new OfflineStatus(OfflineStatus.State.DAMAGED, null, 0, "/c/quarantine/fleet.mv.db")))
                .contains("damaged and is set aside as /c/quarantine/fleet.mv.db");
    }

    private String band(Freshness freshness, OfflineStatus cache) {
        return text.band(freshness, cache, NOW, NOW).orElseThrow().sentence();
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void everyTroubleOffersAWayOut(Trouble trouble) {
        Band band = text.band(new Freshness.Offline(NOW, 3, null, trouble), OfflineStatus.NOTHING, NOW, NOW)
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
        assertThat(plain(text.band(waiting, OfflineStatus.NOTHING, NOW, local)
                        .orElseThrow()
                        .sentence()))
                .contains("(7 s old)");
    }

    private String pill(Freshness freshness) {
        return plain(text.pill(freshness, NOW, NOW));
    }

    private String sentence(Freshness freshness) {
        return plain(text.band(freshness, OfflineStatus.NOTHING, NOW, NOW)
                .orElseThrow()
                .sentence());
    }

    /// With ordinary spaces, for reading.
    private static String plain(String formatted) {
        return formatted.replace(Formats.GAP, ' ');
    }
}
