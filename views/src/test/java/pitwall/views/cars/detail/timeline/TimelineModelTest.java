package pitwall.views.cars.detail.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.detail.DetailStory;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// Pages, gaps, lateness and the pointer of a timeline; no toolkit runs.
class TimelineModelTest {
    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final ScriptedFiles files = new ScriptedFiles();
    private final TimelineModel model = new TimelineModel(
            DetailStory.CAR, files, new FleetModel(new SteppedClock(DetailStory.NOW)), Runnable::run, strings);

    @Test
    void olderPagesFollowTheNewestOneWithoutASeam() {
        happened(1, 230);
        model.refresh();
        assertThat(ids()).hasSize(TimelineModel.PAGE).startsWith(230L).endsWith(131L);
        assertThat(model.olderProperty().get()).isTrue();

        model.fetchOlder();
        model.fetchOlder();

        assertThat(ids()).hasSize(230).endsWith(1L);
        assertThat(model.olderProperty().get()).isFalse();
    }

    @Test
    void newEntriesComeOnTopAndThePointerStaysWhereItWas() {
        happened(1, 3);
        model.refresh();
        model.step(-1);
        model.step(-1);
        assertThat(model.selectedProperty().get()).contains(2L);

        happened(4, 5);
        model.refresh();

        assertThat(ids()).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThat(model.selectedProperty().get()).contains(2L);
        model.step(1);
        assertThat(model.selectedProperty().get()).contains(3L);
    }

    @Test
    void aLeapGoesAtLeastAnHourAndNeverBeyondWhatIsShown() {
        files.happened.addAll(List.of(
                entry(9, "failed", 10),
                entry(8, "online", 3_000),
                entry(7, "edited", 3_700),
                entry(6, "offline", 9_000)));
        model.refresh();

        model.leap(-1);
        assertThat(model.selectedProperty().get()).contains(7L);
        model.leap(-1);
        assertThat(model.selectedProperty().get()).contains(6L);
        model.leap(-1);
        assertThat(model.selectedProperty().get()).contains(6L);
        model.leap(1);
        assertThat(model.selectedProperty().get()).contains(7L);
        model.leap(1);
        assertThat(model.selectedProperty().get()).contains(9L);
    }

    @Test
    void whereTooMuchHappenedNoHoleIsHidden() {
        happened(1, 20);
        model.refresh();

        happened(21, 400);
        model.refresh();

        assertThat(ids()).hasSize(TimelineModel.PAGE).startsWith(400L).endsWith(301L);
        assertThat(model.olderProperty().get()).isTrue();
    }

    @Test
    void alarmsStandWhereTheyCameAndHaveAFilterOfTheirOwn() {
        files.happened.addAll(List.of(entry(9, "failed", 10), entry(8, "online", 3_000)));
        model.refresh();

        model.showBeside(List.of(entry(-1, "alarm_raised", 100), entry(-2, "alarm_acknowledged", 50)));

        assertThat(shown()).containsExactly(9L, -2L, -1L, 8L);
        assertThat(model.entries()).as("what the car itself did").hasSize(2);
        model.kindProperty().set(TimelineKind.ALARM);
        assertThat(shown()).containsExactly(-2L, -1L);
        model.step(-1);
        assertThat(model.selectedEntry()).get().extracting(TimelineEntry::kind).isEqualTo("alarm_acknowledged");
    }

    @Test
    void anOlderPageThatDoesNotReachWhatIsKnownTakesItsPlace() {
        happened(301, 400);
        model.refresh();

        files.timeline = new Answer.Given<>(List.of(entry(20, "failed", 9_000), entry(19, "online", 9_100)));
        model.refresh();

        assertThat(ids()).as("no hole is hidden").containsExactly(20L, 19L);
    }

    @Test
    void aFilterKeepsTheGapsAndTheStepsGoOnlyThroughWhatIsShown() {
        files.happened.addAll(List.of(
                entry(9, "failed", 10), entry(8, "online", 20), entry(7, "edited", 25), entry(6, "offline", 80)));
        model.refresh();

        model.kindProperty().set(TimelineKind.STATE);

        assertThat(model.rowsProperty().get())
                .containsExactly(
                        new TimelineRow.Happened(files.happened.getFirst()),
                        new TimelineRow.Silence(DetailStory.NOW.minusSeconds(80), DetailStory.NOW.minusSeconds(20)));
        model.step(-1);
        model.step(-1);
        assertThat(model.selectedProperty().get()).contains(9L);
    }

    @Test
    void aCarThatIsStillSilentHasAGapWithoutAnEnd() {
        files.happened.addAll(List.of(entry(7, "edited", 25), entry(6, "offline", 80), entry(5, "online", 900)));
        model.refresh();

        assertThat(model.rowsProperty().get().getFirst())
                .isEqualTo(new TimelineRow.Silence(DetailStory.NOW.minusSeconds(80), null));
        TimelineWords words = new TimelineWords(strings);
        assertThat(words.what(model.rowsProperty().get().getFirst())).isEqualTo("No data since 14:00:51\u00a0UTC");
    }

    @Test
    void theSilenceOfACarBeginsWhenItWasHeardLastNotWhenItWasGivenUp() {
        Instant heard = DetailStory.NOW.minusSeconds(141);
        files.happened.add(new TimelineEntry(
                6, DetailStory.NOW.minusSeconds(80), null, "offline", null, Map.of("heard", heard.toString())));
        model.refresh();

        assertThat(model.rowsProperty().get().getFirst()).isEqualTo(new TimelineRow.Silence(heard, null));
    }

    @Test
    void theNewestFailureIsFoundAsSoonAsItIsThere() {
        model.selectFailure();
        files.happened.addAll(List.of(entry(9, "online", 10), entry(8, "update_failed", 20), entry(7, "failed", 25)));

        model.refresh();

        assertThat(model.selectedEntry()).contains(files.happened.get(1));
    }

    @Test
    void carTimeIsShownWhereItDiffersAndLatenessWhereItIsLong() {
        TimelineWords words = new TimelineWords(strings);
        Instant at = DetailStory.NOW;

        assertThat(words.lateness(claimed(at, at.minusMillis(900)))).isEmpty();
        assertThat(words.lateness(claimed(at, at.minusMillis(1_100)))).isEqualTo("car time 14:02:09.900");
        assertThat(words.lateness(claimed(at, at.plusSeconds(4)))).isEqualTo("car time 14:02:15.000");
        assertThat(words.lateness(claimed(at, at.minusSeconds(360))))
                .isEqualTo("car time 13:56:11.000 · arrived 6\u00a0min late");
    }

    @Test
    void aKindOfALaterServerIsShownAsItCame() {
        TimelineRow row = new TimelineRow.Happened(entry(3, "tyre_changed", 1));

        assertThat(new TimelineWords(strings).what(row)).isEqualTo("tyre_changed");
        assertThat(new TimelineWords(strings).spoken(row, DetailStory.NOW)).isEqualTo("14:02:10.000, tyre_changed");
    }

    private static TimelineRow claimed(Instant at, Instant claimed) {
        return new TimelineRow.Happened(new TimelineEntry(1, at, claimed, "failed", null, Map.of()));
    }

    private static TimelineEntry entry(long id, String kind, long ago) {
        return new TimelineEntry(id, DetailStory.NOW.minusSeconds(ago), null, kind, null, Map.of());
    }

    private void happened(long from, long to) {
        LongStream.rangeClosed(from, to).forEach(id -> files.happened.addFirst(entry(id, "reason", 1_000 - id)));
    }

    /// Of the lines that are shown.
    private List<Long> shown() {
        return model.rowsProperty().get().stream()
                .filter(TimelineRow.Happened.class::isInstance)
                .map(row -> ((TimelineRow.Happened) row).entry().id())
                .toList();
    }

    private List<Long> ids() {
        return model.entries().stream().map(TimelineEntry::id).toList();
    }
}
