package pitwall.views.cars.detail.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
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

/// Pages of a timeline that come when the past is already told otherwise: no entry may be missing between two others,
/// and none for good. No toolkit runs.
class TimelineLateAnswersTest {
    private static final Instant NOW = SampleFleet.NOW;
    private static final Instant BEGIN = NOW.minus(Duration.ofHours(1));
    /// Before anything of the second half came.
    private static final Instant EARLY = BEGIN.plusSeconds(205);
    private static final Instant LATE = BEGIN.plusSeconds(1_000);

    private final Strings strings = Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin")));
    private final FleetModel live = new FleetModel(new SteppedClock(NOW));
    private final FleetModel shown = FleetModel.over(live);
    private final ScriptedFiles server = new ScriptedFiles();
    private final FilesAsOf files = new FilesAsOf(shown, server, new ScriptedFiles());
    /// Answers that are on their way, the first that was asked for first.
    private final List<Runnable> answers = new ArrayList<>();
    private final TimelineModel model = new TimelineModel(DetailStory.CAR, files, shown, answers::add, strings);

    TimelineLateAnswersTest() {
        live.accept(SampleFleet.live(List.of()));
    }

    @Test
    void anOlderPageOfWhatWasKnownDoesNotGoUnderTheNewestOfWhatHappened() {
        happened(250, id -> id > 220);
        show(EARLY, Reckoning.AS_KNOWN);
        answerAll();

        model.fetchOlder();
        show(EARLY, Reckoning.AS_HAPPENED);
        answerLast();
        assertThat(ids()).startsWith(205L).hasSize(100);
        answerAll();
        loadAll();

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(all(250, id -> id <= 205 || id > 220));
    }

    @Test
    void anOlderPageOfAnEarlierMomentDoesNotGoUnderTheNewestOfALaterOne() {
        happened(400, _ -> false);
        show(LATE, Reckoning.AS_KNOWN);
        answerAll();

        show(BEGIN.plusSeconds(150), Reckoning.AS_KNOWN);
        model.fetchOlder();
        answerLast();
        answerAll();
        show(LATE, Reckoning.AS_KNOWN);
        answerAll();
        loadAll();

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(all(400, _ -> true));
    }

    @Test
    void anOlderPageStillFitsWhereTimeWentOnAndNothingElseIsOldest() {
        happened(400, _ -> false);
        show(EARLY, Reckoning.AS_KNOWN);
        answerAll();

        model.fetchOlder();
        show(EARLY.plusSeconds(1), Reckoning.AS_KNOWN);
        answerLast();
        answerAll();

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(all(206, id -> id > 5));
    }

    @Test
    void theNewestPageOfAnotherMomentIsNotTakenForThatOfTheOneThatIsShown() {
        happened(300, id -> id % 2 == 0);
        show(BEGIN, Reckoning.AS_HAPPENED);
        show(LATE, Reckoning.AS_HAPPENED);
        answerAll();
        loadAll();

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(all(300, _ -> true));
    }

    @Test
    void behindAnEqualNewestPageWhatIsOlderIsAskedForAgain() {
        happened(300, id -> id > 200 || id % 2 == 0);
        show(BEGIN, Reckoning.AS_HAPPENED);
        answerAll();
        loadAll();
        assertThat(ids()).containsExactlyInAnyOrderElementsOf(all(300, id -> id > 200 || id % 2 == 0));

        show(LATE, Reckoning.AS_HAPPENED);
        answerAll();
        loadAll();

        assertThat(ids()).containsExactlyInAnyOrderElementsOf(all(300, _ -> true));
    }

    /// One entry came each second; those that are late had happened before the first of them.
    private void happened(long last, LongPredicate late) {
        for (long id = 1; id <= last; id++) {
            Instant came = BEGIN.plusSeconds(id);
            Instant said = late.test(id) ? BEGIN.minusSeconds(1_000 - id) : came;
            server.happened.addFirst(new TimelineEntry(id, came, said, "reason", null, Map.of()));
        }
    }

    private static List<Long> all(long last, LongPredicate there) {
        return LongStream.rangeClosed(1, last).filter(there).boxed().toList();
    }

    private void show(Instant then, Reckoning reckoning) {
        shown.reckon(reckoning);
        shown.showPast(SampleFleet.frame(List.of(), new Freshness.Replay(then), FleetChanges.WHOLE));
        model.refresh();
    }

    private void answerAll() {
        while (!answers.isEmpty()) {
            answers.removeFirst().run();
        }
    }

    /// Gives the answer to the last question before all others.
    private void answerLast() {
        answers.removeLast().run();
    }

    private void loadAll() {
        while (model.olderProperty().get()) {
            model.fetchOlder();
            answerAll();
        }
    }

    private List<Long> ids() {
        return model.entries().stream().map(TimelineEntry::id).toList();
    }
}
