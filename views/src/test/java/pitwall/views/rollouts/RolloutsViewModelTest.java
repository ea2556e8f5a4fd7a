package pitwall.views.rollouts;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.views.testing.SampleRollouts.as;
import static pitwall.views.testing.SampleRollouts.live;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.testing.SteppedClock;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Templates;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;

class RolloutsViewModelTest {
    private final SteppedClock clock = new SteppedClock(SampleRollouts.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private boolean held;
    private List<RolloutDraft> drafts = List.of();
    private final RolloutsViewModel model = model(Locale.ENGLISH);

    private RolloutsViewModel model(Locale language) {
        return new RolloutsViewModel(
                fleet, Strings.strict(new Formats(language, ZoneId.of("Europe/Berlin"))), () -> drafts, () -> held);
    }

    private void show(RolloutView... views) {
        fleet.accept(live(as("a.huber", Role.RELEASE_MANAGER), views));
        model.follow();
    }

    private List<String> ids() {
        return model.rows().stream().map(RolloutRow::id).toList();
    }

    @Test
    void whatNeedsYouStandsFirstThenWhatRunsThenWhatWaitsThenTheRest() {
        show(SampleRollouts.many().toArray(RolloutView[]::new));

        assertThat(ids()).containsExactly("R-118", "R-119", "R-115", "R-116", "R-117", "R-120", "R-121", "R-112");
        assertThat(model.statusProperty().get()).isEqualTo("8 rollouts · 2 wait for you");
    }

    @Test
    void whoAskedDoesNotApproveAndSoItDoesNotWaitForHim() {
        RolloutView own = SampleRollouts.waiting(
                "R-119",
                "Own",
                RolloutStatus.AWAITING_APPROVAL,
                "a.huber",
                new WaitingFor.Approval("a.huber", SampleRollouts.NOW.plusSeconds(600)));

        show(own);

        assertThat(model.statusProperty().get()).isEqualTo("1 rollout · 0 wait for you");
    }

    @Test
    void aViewerIsNeededNowhere() {
        fleet.accept(live(as("v.iewer", Role.VIEWER), SampleRollouts.pausedByGate()));
        model.follow();
        model.onlyForMeProperty().set(true);

        assertThat(model.stateProperty().get()).isEqualTo(new RolloutsState.NoneForYou(1));
    }

    @Test
    void everyRolloutSaysInOnePhraseWhatItWaitsFor() {
        show(SampleRollouts.many().toArray(RolloutView[]::new));

        assertThat(model.rows().stream().map(row -> row.line().waitingFor()))
                .containsExactly(
                        "A person: gate “failure limit” closed 10\u00a0min ago",
                        "A second person, for 22\u00a0min more (asked by j.weiss)",
                        "41 cars: Battery too low, 22 for other reasons",
                        "The end of the soak in 4\u00a0min",
                        "90 cars on their way back",
                        "Its start at 19:00:00 (in 7\u00a0h\u00a000)",
                        "Its launch",
                        "Nothing: it is over");
    }

    @Test
    void countdownsFollowTheClock() {
        show(SampleRollouts.soaking());

        clock.advance(Duration.ofMinutes(3).plusSeconds(15));
        fleet.tick();
        model.follow();

        assertThat(model.rows().getFirst().line().waitingFor()).isEqualTo("The end of the soak in 45\u00a0s");
    }

    @Test
    void belowTheSampleAShareIsNoShare() {
        RolloutView few = SampleRollouts.view(
                "R-118",
                RolloutStatus.RUNNING,
                new WaitingFor.Cars(3),
                null,
                Map.of(CarStage.SUCCEEDED, 12, CarStage.WAITING, 2_888));

        show(few);

        assertThat(model.rows().getFirst().line().gate()).isEqualTo("12 of 20 cars");
    }

    @Test
    void aShareStandsBesideItsThreshold() {
        show(SampleRollouts.running());

        assertThat(model.rows().getFirst().line().gate()).isEqualTo("96.9\u00a0% ≥ 80\u00a0% ✓");
    }

    @Test
    void aFailureLimitThatIsExceededIsSaidBeforeAnySuccess() {
        show(SampleRollouts.pausedByGate());

        assertThat(model.rows().getFirst().line().gate()).isEqualTo("Failed 6.6\u00a0% > 5\u00a0% ✗");
        assertThat(model.rows().getFirst().line().blockedKnown())
                .as("the stream does not say who could not begin")
                .isFalse();
    }

    @Test
    void aDraftOfThisComputerStandsAmongThemUntilItWasSent() {
        drafts = List.of(Templates.draft(Templates.STAGED, "d-1", "server", "a.huber", SampleRollouts.NOW)
                .withVersion("4.3.1"));

        show(
                SampleRollouts.pausedByGate(),
                SampleRollouts.named(SampleRollouts.completedWithFailures(), "R-112", "Old"));

        RolloutLine draft = model.rows().get(1).line();
        assertThat(draft.id()).isEqualTo("local:d-1");
        assertThat(draft.state()).isEqualTo("Draft (local)");
        assertThat(draft.release()).isEqualTo("4.3.1");
        assertThat(draft.waitingFor()).isEqualTo("Its preview: not validated, on this computer only");
    }

    @Test
    void rowsStayWhereTheyAreWhileSomebodyReadsThem() {
        show(SampleRollouts.running(), SampleRollouts.named(SampleRollouts.soaking(), "R-200", "Later"));
        held = true;
        RolloutRow first = model.rows().getFirst();

        show(
                SampleRollouts.completedWithFailures(),
                SampleRollouts.named(SampleRollouts.soaking(), "R-200", "Later"),
                SampleRollouts.named(SampleRollouts.running(), "R-201", "New"));

        assertThat(ids()).containsExactly("R-118", "R-200");
        assertThat(first.line().state()).as("what it says changes at once").isEqualTo("Completed with failures");
        assertThat(model.waitingProperty().get()).isPositive();

        model.apply();

        assertThat(ids()).containsExactly("R-200", "R-201", "R-118");
        assertThat(model.rows().getLast()).as("a row keeps its rollout").isSameAs(first);
        assertThat(model.waitingProperty().get()).isZero();
    }

    @Test
    void withoutRolloutsTheListSaysWhy() {
        show();
        assertThat(model.stateProperty().get()).isEqualTo(new RolloutsState.Empty());

        fleet.accept(SampleRollouts.frame(
                as("a.huber", Role.OPERATOR), Frames.offline(), List.of(), List.of(), List.of(), List.of()));
        model.follow();
        assertThat(model.stateProperty().get()).isEqualTo(new RolloutsState.NotCached());
    }

    @Test
    void germanHasWordsForAllOfIt() {
        RolloutsViewModel german = model(Locale.GERMAN);
        fleet.accept(
                live(as("a.huber", Role.RELEASE_MANAGER), SampleRollouts.many().toArray(RolloutView[]::new)));
        german.follow();

        assertThat(german.rows().getFirst().line().waitingFor())
                .isEqualTo("Auf eine Person: „Fehlergrenze“ schloss vor 10\u00a0min");
    }
}
