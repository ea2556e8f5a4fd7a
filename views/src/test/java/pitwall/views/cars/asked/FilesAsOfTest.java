package pitwall.views.cars.asked;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.CarId;
import pitwall.fleet.Convergence;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Direction;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.protocol.rest.WhyNotUpdating;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.SampleFleet;
import pitwall.views.cars.detail.DetailStory;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.fx.FleetModel;

/// What is told of a car at a moment of the past: only what happened, was said or measured by then, and answers that
/// were given by then. No toolkit runs.
class FilesAsOfTest {
    private static final CarId CAR = new CarId("WBA-00041");
    private static final Instant NOW = SampleFleet.NOW;
    private static final Instant THEN = NOW.minus(Duration.ofMinutes(20));

    private final FleetModel live = new FleetModel(new SteppedClock(NOW));
    private final FleetModel shown = FleetModel.over(live);
    private final ScriptedFiles now = new ScriptedFiles();
    private final ScriptedFiles remembered = new ScriptedFiles();
    private final FilesAsOf files = new FilesAsOf(shown, now, remembered);

    @BeforeEach
    void past() {
        live.accept(SampleFleet.live(List.of()));
        shown.showPast(SampleFleet.frame(List.of(), new Freshness.Replay(THEN), FleetChanges.WHOLE));
        remembered.updates = new Answer.Unanswered<>();
    }

    @Test
    void inThePresentNothingIsCut() {
        shown.showLive();
        happened(1, 3, NOW);
        now.why = new Answer.Given<>(why());

        assertThat(files.until()).isEmpty();
        assertThat(ids(100)).containsExactly(3L, 2L, 1L);
        assertThat(files.why(CAR, null).join()).isEqualTo(now.why);
    }

    @Test
    void theTimelineEndsAtTheMomentHoweverMuchHappenedSince() {
        happened(1, 30, THEN);
        happened(31, 400, NOW);

        assertThat(files.until()).contains(THEN);
        assertThat(ids(100)).hasSize(30).startsWith(30L).endsWith(1L);
        assertThat(ids(20)).hasSize(20).startsWith(30L).endsWith(11L);
    }

    @Test
    void whereSoMuchHappenedSinceThatThePastIsNotReachedNothingIsKnown() {
        happened(1, 500, NOW);
        happened(501, 2_600, NOW);

        assertThat(files.timeline(CAR, Long.MAX_VALUE, 100).join()).isInstanceOf(Answer.Unanswered.class);
    }

    @Test
    void whatIsJudgedAnewIsKnownOnlyFromAnAnswerOfThatTime() {
        now.why = new Answer.Given<>(why());
        now.desired = new Answer.Given<>(desired());
        assertThat(files.why(CAR, null).join()).isInstanceOf(Answer.Unanswered.class);
        assertThat(files.desired(CAR).join()).isInstanceOf(Answer.Unanswered.class);
        assertThat(now.asked).doesNotContain("why");

        remembered.why = new Answer.Remembered<>(why(), THEN.plusSeconds(1));
        remembered.desired = new Answer.Remembered<>(desired(), THEN.minusSeconds(1));

        assertThat(files.why(CAR, null).join()).isInstanceOf(Answer.Unanswered.class);
        assertThat(files.desired(CAR).join()).isEqualTo(remembered.desired);
    }

    @Test
    void updatesAreThoseOfThatTimeWhereAllOfThemHadEnded() {
        CarUpdate ended = update("U-1", THEN.minusSeconds(900), THEN.minusSeconds(600));
        CarUpdate later = update("U-3", THEN.plusSeconds(60), NOW);
        now.updates = new Answer.Given<>(List.of(later, ended));
        assertThat(files.updates(CAR).join()).isEqualTo(new Answer.Given<>(List.of(ended)));

        CarUpdate underWay = update("U-2", THEN.minusSeconds(60), THEN.plusSeconds(30));
        now.updates = new Answer.Given<>(List.of(later, underWay, ended));
        assertThat(files.updates(CAR).join()).isInstanceOf(Answer.Unanswered.class);
    }

    @Test
    void linesAreThoseThatHadCome() {
        now.logs = new Answer.Given<>(List.of(line(THEN, 1), line(THEN.plusMillis(1), 2)));
        assertThat(files.logs(CAR).join()).isEqualTo(new Answer.Given<>(List.of(line(THEN, 1))));

        now.logs = new Answer.Given<>(
                IntStream.range(0, 100).mapToObj(number -> line(NOW, number)).toList());
        assertThat(files.logs(CAR).join())
                .as("lines before these are not known")
                .isInstanceOf(Answer.Unanswered.class);
    }

    @Test
    void figuresAreAskedForUntilTheMomentAndCutThere() {
        Instant from = THEN.minus(Duration.ofMinutes(10));
        now.telemetry = new Answer.Given<>(figures(from, 60, 30));

        Answer<CarTelemetry> answer = files.telemetry(CAR, Duration.ofHours(1)).join();

        assertThat(now.asked).containsExactly("telemetry PT1H25M");
        assertThat(answer).isInstanceOfSatisfying(Answer.Given.class, given -> {
            CarTelemetry cut = (CarTelemetry) given.value();
            assertThat(cut.to()).isEqualTo(THEN);
            assertThat(cut.series().getFirst().least()).hasSize(10).endsWith(9);
            assertThat(cut.gaps()).containsExactly(new CarTelemetry.Gap(THEN.minusSeconds(60), THEN));
        });
    }

    @Test
    void figuresOfLongAgoAreNotKnown() {
        shown.showPast(
                SampleFleet.frame(List.of(), new Freshness.Replay(NOW.minus(Duration.ofDays(31))), FleetChanges.WHOLE));

        assertThat(files.telemetry(CAR, Duration.ofHours(1)).join()).isInstanceOf(Answer.Unanswered.class);
        assertThat(now.asked).isEmpty();
    }

    @Test
    void withoutAConnectionFiguresAreThoseThatWereAskedForBefore() {
        live.accept(SampleFleet.frame(
                List.of(), new Freshness.Offline(NOW, 1, null, Freshness.Trouble.SILENT), FleetChanges.WHOLE));
        now.telemetry = new Answer.Remembered<>(figures(NOW.minus(Duration.ofMinutes(5)), 60, 5), NOW);

        assertThat(files.telemetry(CAR, Duration.ofHours(1)).join())
                .as("all of it is later")
                .isInstanceOf(Answer.Unanswered.class);
        assertThat(now.asked).containsExactly("telemetry PT1H");
    }

    /// The newest first, all at the same time.
    private void happened(long first, long last, Instant at) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (long id = last; id >= first; id--) {
            entries.add(new TimelineEntry(id, at, null, "online", null, Map.of()));
        }
        now.happened.addAll(0, entries);
    }

    private List<Long> ids(int limit) {
        return switch (files.timeline(CAR, Long.MAX_VALUE, limit).join()) {
            case Answer.Given<List<TimelineEntry>>(var page) ->
                page.stream().map(TimelineEntry::id).toList();
            case Answer<List<TimelineEntry>> other -> throw new AssertionError(other);
        };
    }

    private static WhyNotUpdating why() {
        return new WhyNotUpdating(CAR, NOW, 3, null, null, List.of());
    }

    private static DesiredCar desired() {
        return ((Answer.Given<DesiredCar>) DetailStory.failed().desired).value();
    }

    private static LogEntry line(Instant at, long number) {
        return ScriptedFiles.line(at, number, LogLevel.INFO, "update", "line " + number);
    }

    /// A figure that is the number of its step, and a gap from the tenth minute on.
    private static CarTelemetry figures(Instant from, long step, int steps) {
        var battery = new CarTelemetry.Filling("battery", "%");
        for (int i = 0; i < steps; i++) {
            battery.add(i, i, i);
        }
        Instant to = from.plusSeconds(step * steps);
        return new CarTelemetry(
                CAR,
                from,
                to,
                step,
                List.of(battery.done()),
                List.of(
                        new CarTelemetry.Gap(THEN.minusSeconds(60), THEN.plusSeconds(60)),
                        new CarTelemetry.Gap(THEN.plusSeconds(120), to)),
                List.of());
    }

    private static CarUpdate update(String rollout, Instant requested, Instant since) {
        return new CarUpdate(
                rollout,
                RolloutStatus.COMPLETED,
                CAR,
                UpdateKind.UPDATE,
                "4.3.0",
                Direction.FORWARD,
                CarStage.SUCCEEDED,
                Convergence.CONVERGED,
                null,
                1,
                null,
                requested,
                null,
                since,
                null,
                "a.huber",
                requested,
                null);
    }
}
