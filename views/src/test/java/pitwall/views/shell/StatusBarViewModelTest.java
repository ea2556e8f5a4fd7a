package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.client.FleetSnapshot;
import pitwall.client.Gap;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.RunningTask;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.testing.Frames;
import pitwall.views.testing.MemoryPorts;

class StatusBarViewModelTest {
    private final MemoryPorts ports = new MemoryPorts();
    private final FleetModel fleet = new FleetModel(SteppedClock.atFixtures());
    private final ActivityLog activity = new ActivityLog(() -> Frames.NOW);
    private final StatusBarViewModel status = new StatusBarViewModel(
            fleet, ports, activity, Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))));

    @BeforeEach
    void follow() {
        status.follow();
    }

    @Test
    void afterATimeOfflineItOffersWhatChangedMeanwhile() {
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        fleet.accept(Frames.of(Frames.offline(), Frames.operator()));
        fleet.accept(Frames.of(Frames.live(), Frames.operator(), oneOfTwoChanged()));

        assertThat(status.missed().wordsProperty().get()).isEqualTo("What changed while offline (1)");
        assertThat(status.missed().place())
                .isEqualTo(new Destination.Cars("changed:" + Frames.NOW.minus(Duration.ofMinutes(47))));
    }

    @Test
    void theOfferGoesWhenItIsTakenOrTheConnectionIsLostAgain() {
        afterATimeOfflineItOffersWhatChangedMeanwhile();
        fleet.accept(Frames.of(Frames.offline(), Frames.operator()));

        assertThat(status.missed().wordsProperty().get()).isEmpty();
    }

    @Test
    void aGapIsNamedWithItsTimesAndOffersWhatChanged() {
        Gap gap = new Gap(Frames.NOW.minus(Duration.ofMinutes(20)), Frames.NOW);
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        fleet.accept(Frames.missing(gap, Frames.of(Frames.live(), Frames.operator(), oneOfTwoChanged())));

        assertThat(status.missed().wordsProperty().get()).matches("Gap .+UTC–.+UTC: what changed \\(1\\)");
        assertThat(activity.entries().getFirst().sentence()).startsWith("Gap ");
        status.missed().forget();
        fleet.accept(Frames.missing(gap, Frames.of(Frames.live(), Frames.operator(), oneOfTwoChanged())));
        assertThat(status.missed().wordsProperty().get())
                .as("a gap is told once")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OfflineStatus.State.class)
    void whatIsWrongWithThePastIsToldBesideWhatIsCached(OfflineStatus.State state) {
        boolean aside =
                Set.of("DAMAGED", "KEY_LOST", "FOREIGN", "NEWER", "OLD_COPY").contains(state.name());
        boolean off = Set.of("IN_USE", "DISK_FULL", "NO_ACCESS", "TOO_SLOW").contains(state.name());
        ports.offline =
                ports.offline.with(new OfflineStatus.Past(state, aside ? "/data/quarantine/history.mv.db" : null));
        status.follow();

        String line = status.cacheProperty().get();
        assertThat(line).startsWith("cache ").contains("MB");
        assertThat(line.endsWith(" · past begun anew")).isEqualTo(aside);
        assertThat(line.endsWith(" · past not kept")).isEqualTo(off);
        assertThat(status.cacheTipProperty().get().contains("/data/quarantine/history.mv.db"))
                .isEqualTo(aside);
        assertThat(status.cacheTipProperty().get().contains("(F7)")).isEqualTo(aside || off);
    }

    @Test
    void oneTroubleOfBothFilesIsToldOnce() {
        ports.offline = new OfflineStatus(OfflineStatus.State.IN_USE, null, 0)
                .with(new OfflineStatus.Past(OfflineStatus.State.IN_USE, null));
        status.follow();

        assertThat(status.cacheProperty().get()).isEqualTo("cache in use by another Pitwall");
        assertThat(status.cacheTipProperty().get()).doesNotContain("(F7)");
    }

    @Test
    void runningTasksAreCountedUntilTheyEnd() {
        RunningTask export = activity.begin("Export 112 cars", Optional.empty());
        RunningTask tags = activity.begin("Tag 112 cars", Optional.empty());
        assertThat(status.tasksProperty().get()).isEqualTo("2 tasks");

        export.end(RunningTask.End.FAILED);
        tags.progress(43, 112);
        assertThat(status.tasksProperty().get()).isEqualTo("1 task · 43 of 112");
        tags.end(RunningTask.End.DONE);

        assertThat(status.tasksProperty().get()).isEmpty();
        assertThat(activity.entries())
                .as("a result tells of what went well, what failed stays")
                .extracting(ActivityEntry::sentence, ActivityEntry::state)
                .containsExactly(tuple("Export 112 cars", ActivityEntry.State.FAILED));
    }

    @Test
    void aTaskThatWasStoppedStaysInTheListAndCannotBeStoppedAgain() {
        RunningTask tags = activity.begin("Tag 112 cars", Optional.of(() -> {}));
        assertThat(activity.entries().getFirst().cancel()).isPresent();

        tags.end(RunningTask.End.CANCELLED);
        tags.progress(44, 112);

        assertThat(activity.entries().getFirst().state()).isEqualTo(ActivityEntry.State.CANCELLED);
        assertThat(activity.entries().getFirst().cancel()).isEmpty();
        assertThat(status.tasksProperty().get()).isEmpty();
    }

    @Test
    void theActivityListKeepsTheLastTwoHundred() {
        for (int i = 1; i <= 201; i++) {
            activity.done("step " + i);
        }

        assertThat(activity.entries()).hasSize(200);
        assertThat(activity.entries().getFirst().sentence()).isEqualTo("step 201");
    }

    @Test
    void aCacheThatCannotRememberSaysWhy() {
        ports.offline = new OfflineStatus(OfflineStatus.State.DISK_FULL, null, 0);
        fleet.accept(Frames.of(Frames.lagging(), Frames.operator()));
        status.follow();

        assertThat(status.cacheProperty().get()).isEqualTo("cache stopped: disk full");
    }

    @Test
    void aCacheThatWasSetAsideIsToldWithItsFileForAsLongAsTheProgramRuns() {
        String aside = "/home/a.huber/.local/share/pitwall/cache/4d/quarantine/fleet.mv.db";
        ports.offline = new OfflineStatus(OfflineStatus.State.DAMAGED, null, 0, aside);
        status.follow();
        assertThat(status.cacheProperty().get())
                .isEqualTo("cache was damaged: set aside as quarantine/fleet.mv.db, starting anew");
        assertThat(status.cacheTipProperty().get()).contains(aside);

        ports.offline = new OfflineStatus(OfflineStatus.State.DAMAGED, Frames.NOW, 38_000_000, aside);
        status.follow();

        assertThat(status.cacheProperty().get())
                .startsWith("cache 12:00:00")
                .endsWith("old one set aside: quarantine/fleet.mv.db");
    }

    private static FleetSnapshot oneOfTwoChanged() {
        Car well = FleetFixtures.wellCar("WBA-00001");
        CarStatus was = well.status();
        CarStatus changed = new CarStatus(
                was.motion(),
                was.workload(),
                was.agent(),
                was.safety(),
                was.convergence(),
                was.connectivity(),
                was.actualVersion(),
                was.desiredVersion(),
                was.reason(),
                was.message(),
                Frames.NOW.minusSeconds(60),
                was.problemSince());
        return FleetSnapshot.of(List.of(well, FleetFixtures.wellCar("WBA-00002").with(changed)));
    }
}
