package pitwall.views.cars.detail.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.client.Reckoning;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.asked.FilesAsOf;
import pitwall.views.cars.detail.DetailStory;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// A timeline of the past, as known and as happened. No toolkit runs.
class TimelineReckoningTest {
    private static final Instant NOW = SampleFleet.NOW;
    private static final Instant THEN = NOW.minus(Duration.ofMinutes(20));

    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final FleetModel live = new FleetModel(new SteppedClock(NOW));
    private final FleetModel shown = FleetModel.over(live);
    private final ScriptedFiles server = new ScriptedFiles();
    private final FilesAsOf files = new FilesAsOf(shown, server, new ScriptedFiles());
    private final TimelineModel model = new TimelineModel(DetailStory.CAR, files, shown, Runnable::run, strings);
    private final TimelineWords words = new TimelineWords(strings, files::reckoning, files::until);

    TimelineReckoningTest() {
        live.accept(SampleFleet.live(List.of()));
    }

    /// What somebody beside the car wrote down.
    ///
    /// @param happened by a clock that is right
    /// @param came when the server heard of it
    /// @param ahead how far the car's own clock was ahead; empty where the server itself noticed
    private record Seen(Instant happened, Instant came, Optional<Duration> ahead) {
        TimelineEntry numbered(long id) {
            return new TimelineEntry(id, came, ahead.map(happened::plus).orElse(null), "reason", null, Map.of());
        }

        /// Nothing was after it came.
        Instant time() {
            Instant claimed = ahead.map(happened::plus).orElse(came);
            return claimed.isAfter(came) ? came : claimed;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void ofAnyHistoryTheTimelineIsThatOfARecorderWhoOrdersByThatTime(long seed) {
        Random random = new Random(seed);
        List<Seen> all = history(random);
        List<TimelineEntry> told = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            told.addFirst(all.get(i).numbered(i + 1L));
        }
        server.happened.addAll(told);

        for (int look = 0; look < 40; look++) {
            Instant then = all.get(random.nextInt(all.size())).time().plusMillis(random.nextInt(-1, 2));
            Reckoning reckoning = Reckoning.values()[random.nextInt(2)];
            show(then, reckoning);

            assertThat(ids())
                    .as("seed %d, look %d at %s, %s", seed, look, then, reckoning)
                    .isEqualTo(reckoning == Reckoning.AS_KNOWN ? known(all, then) : happened(all, then));
        }
    }

    /// In the order in which the server heard of it: most at once, some much later, as after a tunnel.
    private static List<Seen> history(Random random) {
        List<Seen> all = new ArrayList<>();
        Instant at = NOW.minus(Duration.ofHours(6));
        for (int left = random.nextInt(20, 420); left > 0; left--) {
            at = at.plusMillis(random.nextInt(90_000));
            boolean late = random.nextInt(5) == 0;
            Instant came = at.plusMillis(late ? random.nextInt(3_600_000) : random.nextInt(900));
            Optional<Duration> ahead = random.nextInt(4) == 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(120_000) : 0));
            all.add(new Seen(at, ahead.isEmpty() ? at : came, ahead));
        }
        all.sort(Comparator.comparing(Seen::came));
        return all;
    }

    private static List<Long> known(List<Seen> all, Instant then) {
        List<Long> ids = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).came().isAfter(then)) {
                ids.add(i + 1L);
            }
        }
        return ids;
    }

    private static List<Long> happened(List<Seen> all, Instant then) {
        List<Long> ids = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).time().isAfter(then)) {
                ids.add(i + 1L);
            }
        }
        ids.sort(Comparator.comparing(id -> all.get((int) (id - 1)).time(), Comparator.reverseOrder()));
        return ids;
    }

    @Test
    void whatCameLateStandsWhereItHappenedAndSaysWhenItCame() {
        server.before(3, THEN.plusSeconds(300), THEN.minusSeconds(60), "failed", null)
                .before(2, THEN.minusSeconds(30), THEN.minusMillis(30_100), "online", null)
                .before(1, THEN.minusSeconds(100), THEN.minusSeconds(130), "ready", null);

        show(THEN, Reckoning.AS_KNOWN);
        assertThat(ids()).containsExactly(2L, 1L);
        assertThat(lateness(1)).isEqualTo("car time 13:40:01.000 · arrived 30\u00a0s late");

        show(THEN, Reckoning.AS_HAPPENED);
        assertThat(ids()).containsExactly(2L, 3L, 1L);
        assertThat(lateness(0)).isEmpty();
        assertThat(lateness(1)).isEqualTo("arrived 13:47:11.000 · 6\u00a0min late · not known yet at this moment");
        assertThat(lateness(2)).isEqualTo("arrived 13:40:31.000 · 30\u00a0s late");
        assertThat(words.time(model.rowsProperty().get().get(1), NOW)).isEqualTo("13:41:11.000");
    }

    @Test
    void theChoiceStaysUntilSomebodyElseIsThere() {
        show(THEN, Reckoning.AS_HAPPENED);
        shown.showLive();
        assertThat(files.reckoning()).as("the present is as known").isEqualTo(Reckoning.AS_KNOWN);

        shown.showPast(SampleFleet.frame(List.of(), new Freshness.Replay(THEN), FleetChanges.WHOLE));
        assertThat(files.reckoning()).isEqualTo(Reckoning.AS_HAPPENED);

        shown.showLive();
        live.accept(FleetModel.NOTHING);
        assertThat(shown.reckoningProperty().get()).isEqualTo(Reckoning.AS_KNOWN);
    }

    private void show(Instant then, Reckoning reckoning) {
        shown.showPast(SampleFleet.frame(List.of(), new Freshness.Replay(then), FleetChanges.WHOLE));
        shown.reckon(reckoning);
        model.refresh();
        while (model.olderProperty().get()) {
            model.fetchOlder();
        }
    }

    private String lateness(int row) {
        return words.lateness(model.rowsProperty().get().get(row));
    }

    private List<Long> ids() {
        return model.entries().stream().map(TimelineEntry::id).toList();
    }
}
