package pitwall.views.wizard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.FleetBoard;
import pitwall.client.FleetCommand;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.RolloutStep;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Sheets;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Templates;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.ManualDelay;
import pitwall.views.testing.MemoryDrafts;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedPlanning;
import pitwall.views.testing.ScriptedReleases;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.plan.PreviewState;

class WizardViewModelTest {
    private final SteppedClock clock = new SteppedClock(Frames.NOW);
    private final FleetModel fleet = new FleetModel(clock);
    private final ScriptedPlanning server = new ScriptedPlanning();
    private final MemoryDrafts drafts = new MemoryDrafts();
    private final ManualDelay delay = new ManualDelay();
    private final List<Confirmation> asked = new ArrayList<>();
    private final List<Destination> opened = new ArrayList<>();
    private final Surroundings around = new Surroundings(
            Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))), new Seen(), new Agreeing());
    private final WizardViewModel model = new WizardViewModel(parts(), around);

    @BeforeEach
    void beLive() {
        accept(Frames.live());
        fleet.tick();
        model.follow();
    }

    @Test
    void aTemplateAndAReleaseAreAWholePlan() {
        staged();

        assertThat(model.problemsProperty().get()).isEmpty();
        assertThat(server.asked).hasSize(1);
        assertThat(model.stateOf(DraftStep.PREVIEW)).isEqualTo(StepState.DONE);
        assertThat(model.whyNotLaunch()).isEmpty();
    }

    @Test
    void manyKeysAreOneQuestion() {
        staged();
        server.asked.clear();

        for (String typed : List.of("1", "15", "15 ", "15 m", "15 min", "30 min")) {
            model.editPhase(0, phase -> phase.with(Text.SOAK, typed));
        }
        delay.pass(Duration.ofSeconds(1));

        assertThat(server.asked).hasSize(1);
    }

    @Test
    void whileTheServerCountsTheOldFiguresStay() {
        staged();
        CompletableFuture<Answer<RolloutOutlook>> slow = new CompletableFuture<>();
        server.later = slow;
        model.editPhase(0, phase -> phase.with(Text.SOAK, "30 min"));
        delay.pass(Duration.ofSeconds(1));

        assertThat(model.preview().stateProperty().get()).isInstanceOf(PreviewState.Counting.class);
        assertThat(model.preview().outcomesProperty().get()).isPresent();
        assertThat(model.whyNotLaunch()).contains("Needs a preview of the plan as it is");
    }

    @Test
    void whatIsSaidToItLeavesThePreviewAsItIsAndGoesToTheServer() {
        staged();
        int questions = server.asked.size();

        model.edit(draft -> draft.withLaunch(
                draft.launch().withNote("Watch the iX3.").withTicket("CHG-1042")));
        delay.pass(Duration.ofSeconds(1));

        assertThat(server.asked).hasSize(questions);
        assertThat(model.whyNotLaunch()).isEmpty();
        model.launch();
        assertThat(plan().plan().note()).isEqualTo("Watch the iX3.");
        assertThat(plan().plan().ticket()).isEqualTo("CHG-1042");
    }

    @Test
    void anAnswerToAnEarlierDraftIsNotTakenForTheNewOne() {
        staged();
        CompletableFuture<Answer<RolloutOutlook>> slow = new CompletableFuture<>();
        server.later = slow;
        model.editPhase(0, phase -> phase.with(Text.SOAK, "30 min"));
        delay.pass(Duration.ofSeconds(1));
        model.editPhase(0, phase -> phase.with(Text.SOAK, "31 min"));
        server.later = null;

        slow.complete(new Answer.Given<>(server.outlook(server.asked.getLast())));

        assertThat(model.preview().stateProperty().get()).isInstanceOf(PreviewState.Fresh.class);
        assertThat(server.asked.getLast().phases().getFirst().soak()).isEqualTo(Duration.ofMinutes(31));
    }

    @Test
    void aPreviewOlderThanTenMinutesMustBeRunAgain() {
        staged();
        clock.advance(Duration.ofMinutes(11));
        fleet.tick();

        assertThat(model.whyNotLaunch())
                .hasValueSatisfying(why -> assertThat(why).contains("older than"));
        assertThat(model.stateOf(DraftStep.PREVIEW)).isEqualTo(StepState.NEEDS_INPUT);

        server.now = clock.instant();
        model.previewAgain();
        assertThat(model.whyNotLaunch()).isEmpty();
    }

    @Test
    void theServerSaysWhenASecondPersonIsNeeded() {
        staged();
        assertThat(model.danger()).isEqualTo(Danger.D3);

        server.approvalNeeded = true;
        model.previewAgain();
        assertThat(model.danger()).isEqualTo(Danger.D4);

        server.approvalNeeded = false;
        model.edit(draft -> draft.withPolicy(draft.policy().withForced(true)));
        assertThat(model.danger()).isEqualTo(Danger.D4);
    }

    @Test
    void theNumberOfCarsIsTypedAndThePlanWrittenDown() {
        staged();
        model.launch();

        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.proof()).isInstanceOf(Confirmation.Proof.TypeCount.class);
            assertThat(question.count()).isEqualTo(108);
        });
        assertThat(server.sent).singleElement().isInstanceOf(FleetCommand.Plan.class);
        assertThat(model.busyProperty().get()).isTrue();
        assertThat(model.whyNotLaunch()).isPresent();
    }

    @Test
    void aRefusedPlanSaysWhyAndCanBeTriedAgain() {
        staged();
        model.launch();
        server.tell(new CommandState.Refused(new CommandOutcome.Reason.ByServer(
                409, "CONFLICTING_ROLLOUT", "Other rollouts have cars of this one.", "c-9")));

        assertThat(model.troubleProperty().get())
                .hasValueSatisfying(trouble -> assertThat(trouble.correlation()).contains("c-9"));
        assertThat(model.whyNotLaunch()).isEmpty();
    }

    @Test
    void aRolloutThatIsNeverSeenIsToldAsUnconfirmed() {
        staged();
        model.launch();
        server.tell(new CommandState.Done(UUID.randomUUID()));
        delay.pass(Duration.ofSeconds(10));

        assertThat(model.troubleProperty().get()).isPresent();
        assertThat(model.busyProperty().get()).isFalse();
    }

    @Test
    void aDraftWhoseAnswerWasLostIsAskedForAgainUnderTheSameId() {
        staged();
        model.launch();
        server.tell(new CommandState.Unconfirmed(plan().attempt()));
        assertThat(model.whyNotLaunch()).isEmpty();

        model.launch();

        assertThat(server.sent)
                .extracting(command -> ((FleetCommand.Plan) command).attempt())
                .hasSize(2)
                .containsOnly(plan().attempt());
        model.editPhase(0, phase -> phase.with(Text.SOAK, "30 min"));
        server.tell(new CommandState.Unconfirmed(plan().attempt()));
        delay.pass(Duration.ofSeconds(1));
        model.launch();
        assertThat(((FleetCommand.Plan) server.sent.getLast()).attempt())
                .as("what asks for something else is something else")
                .isNotEqualTo(plan().attempt());
    }

    @Test
    void aRolloutThatCameOfALostAnswerIsFoundAndStartedInsteadOfWrittenTwice() {
        staged();
        model.launch();
        server.tell(new CommandState.Unconfirmed(plan().attempt()));

        board(written(RolloutStatus.DRAFT));
        assertThat(model.draft().sent()).isEqualTo("R-7");
        delay.pass(Duration.ofSeconds(1));
        WizardViewModel later = new WizardViewModel(parts(), around);
        later.follow();
        later.open(model.draft().id());
        delay.pass(Duration.ofSeconds(1));
        later.launch();

        assertThat(server.sent.getLast()).isInstanceOfSatisfying(FleetCommand.Steer.class, steer -> {
            assertThat(steer.rollout()).isEqualTo("R-7");
            assertThat(steer.step()).isInstanceOf(RolloutStep.Launch.class);
        });
        assertThat(server.sent).filteredOn(FleetCommand.Plan.class::isInstance).hasSize(1);
    }

    @Test
    void aDraftThatWasChangedSinceItWasWrittenDownIsNotLaunchedBesideIt() {
        staged();
        model.launch();
        server.tell(new CommandState.Unconfirmed(plan().attempt()));
        board(written(RolloutStatus.DRAFT));

        model.editPhase(0, phase -> phase.with(Text.SOAK, "30 min"));
        delay.pass(Duration.ofSeconds(1));

        assertThat(model.whyNotLaunch())
                .contains("R-7 was written down before the draft was changed. Take it back first");
        model.withdraw();
        server.tell(new CommandState.Done(UUID.randomUUID()));
        assertThat(model.whyNotLaunch()).isEmpty();
    }

    @Test
    void aDraftThatRunsLeadsToItsRollout() {
        staged();
        model.launch();
        server.tell(new CommandState.Unconfirmed(plan().attempt()));
        RolloutDraft sent = model.draft();

        board(written(RolloutStatus.RUNNING));

        assertThat(opened).contains(new Destination.Rollout("R-7"));
        assertThat(drafts.find(sent.id())).as("it is a draft no more").isEmpty();
    }

    @Test
    void whatNobodyApprovedInTimeIsAskedForAgain() {
        staged();
        model.launch();
        server.tell(new CommandState.Unconfirmed(plan().attempt()));
        board(written(RolloutStatus.EXPIRED));

        model.launch();

        assertThat(server.sent.getLast()).isInstanceOf(FleetCommand.Steer.class);
    }

    @Test
    void whoeverElseSignsInFindsAClearDesk() {
        staged();
        String id = model.draft().id();

        fleet.accept(Frames.of(Frames.live(), Frames.operator(), cars()));

        assertThat(model.draftProperty().get()).isNull();
        assertThat(drafts.find(id)).as("it is kept for the one who wrote it").isPresent();
    }

    private FleetCommand.Plan plan() {
        return (FleetCommand.Plan) server.sent.stream()
                .filter(FleetCommand.Plan.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /// What was written down of the first plan that was asked for.
    private RolloutView written(RolloutStatus status) {
        RolloutEntry shape = SampleRollouts.waiting(
                        "R-7", plan().plan().name(), status, "k.vogt", new WaitingFor.Nothing())
                .rollout();
        RolloutEntry entry = new RolloutEntry(
                shape.id(),
                shape.name(),
                shape.single(),
                plan().plan().version(),
                shape.kind(),
                status,
                shape.revision(),
                120,
                shape.cars(),
                shape.phase(),
                shape.phases(),
                shape.planHash(),
                shape.forced(),
                shape.approvalNeeded(),
                shape.approval(),
                shape.pause(),
                shape.requestedBy(),
                fleet.serverNowProperty().get(),
                shape.startAt(),
                status.isBeforeStart() ? null : fleet.serverNowProperty().get(),
                null,
                null,
                null);
        return new RolloutView(entry, false, new WaitingFor.Nothing());
    }

    private void board(RolloutView view) {
        fleet.accept(Frames.of(
                Frames.live(),
                session(Role.RELEASE_MANAGER.capabilities()),
                cars().beside(new FleetBoard(List.of(view), null), List.of())));
    }

    @Test
    void everyChangeIsKeptByItself() {
        staged();
        delay.pass(Duration.ofSeconds(1));
        RolloutDraft kept = drafts.all().getFirst();

        WizardViewModel later = new WizardViewModel(parts(), around);
        later.follow();
        assertThat(later.open(kept.id())).isTrue();

        assertThat(later.draft().asksForTheSameAs(model.draft())).isTrue();
    }

    @Test
    void whatWasWrittenWithoutAConnectionMustBeAccepted() {
        staged();
        delay.pass(Duration.ofSeconds(1));
        accept(Frames.offline());
        model.editPhase(0, phase -> phase.with(Text.SOAK, "30 min"));
        assertThat(model.whyNotLaunch()).contains("Needs a live connection");
        assertThat(model.isUnvalidated()).isTrue();

        server.carsPerPhase = 75;
        accept(Frames.live());
        delay.pass(Duration.ofSeconds(1));

        assertThat(model.reviewProperty().get())
                .hasValueSatisfying(review -> assertThat(review.lines())
                        .as("then, what this computer counted, and now")
                        .anyMatch(line -> line.then().equals("60")
                                && !line.draft().isEmpty()
                                && line.now().equals("75")));
        assertThat(model.whyNotLaunch()).contains("Accept in step 6 what changed");

        model.acceptReview();
        assertThat(model.whyNotLaunch()).isEmpty();
        assertThat(model.isUnvalidated()).isFalse();
    }

    @Test
    void aDraftBegunWithoutAConnectionIsComparedToo() {
        accept(Frames.offline());
        model.begin(Templates.STAGED);
        model.edit(draft -> draft.withVersion("4.3.1"));

        accept(Frames.live());
        delay.pass(Duration.ofSeconds(1));

        assertThat(model.reviewProperty().get())
                .hasValueSatisfying(review -> assertThat(review.then()).isNull());
    }

    @Test
    void aShortCutThatChangesNothingNeedsNoAcceptance() {
        staged();
        delay.pass(Duration.ofSeconds(1));
        accept(Frames.reconnecting(Duration.ofSeconds(3)));
        accept(Frames.live());
        model.previewAgain();

        assertThat(model.reviewProperty().get()).isEmpty();
        assertThat(model.isUnvalidated()).isFalse();
    }

    @Test
    void withoutTheRightThePlanIsNotAskedFor() {
        fleet.accept(Frames.of(Frames.live(), session(Set.of(Capability.FLEET_READ)), cars()));
        staged();

        assertThat(server.asked).isEmpty();
        assertThat(model.whyNotLaunch())
                .hasValueSatisfying(why -> assertThat(why).contains("Needs the right"));
    }

    @Test
    void aPhaseMovesAndKeepsWhatWasTyped() {
        staged();

        assertThat(model.movePhase(0, 1)).isEqualTo(1);

        assertThat(model.draft().phases().stream().map(phase -> phase.text(Text.NAME)))
                .containsExactly("Berlin", "Munich");
        assertThat(model.movePhase(1, 1)).isEqualTo(1);
    }

    @Test
    void anOwnTemplateBeginsANewDraft() {
        staged();
        model.editPhase(0, phase -> phase.with(Text.PARALLEL, "50"));
        model.saveAsTemplate();
        RolloutDraft template =
                drafts.all().stream().filter(RolloutDraft::own).findFirst().orElseThrow();

        model.begin(template.id());

        assertThat(model.draft().own()).isFalse();
        assertThat(model.draft().phases().getFirst().text(Text.PARALLEL)).isEqualTo("50");
    }

    @Test
    void listedCarsThatAreInNoPhaseAreAMistake() {
        staged();
        model.edit(draft -> draft.withPhases(List.of(PhaseDraft.of("None", "region:nowhere")))
                .withTargets(draft.targets().withListed(true).withIds("WBA-00001")));

        assertThat(model.problemsProperty().get())
                .anyMatch(problem -> problem.key().equals("phase-empty"));
        assertThat(model.wish()).isEmpty();
    }

    private void staged() {
        model.begin(Templates.STAGED);
        model.edit(draft -> draft.withVersion("4.3.1"));
        delay.pass(Duration.ofSeconds(1));
    }

    private WizardParts parts() {
        return new WizardParts(
                fleet,
                server,
                server,
                server,
                new ReleaseCatalog(new ScriptedReleases(), fleet, Runnable::run),
                drafts,
                new MemoryPorts(),
                List::of,
                Runnable::run,
                Runnable::run,
                delay);
    }

    private void accept(Freshness freshness) {
        fleet.accept(Frames.of(freshness, session(Role.RELEASE_MANAGER.capabilities()), cars()));
    }

    private static FleetSnapshot cars() {
        return FleetSnapshot.of(FleetFixtures.cars(400, 7));
    }

    private static SessionInfo session(Set<Capability> capabilities) {
        return new SessionInfo(
                "https://fleet.example:8443",
                "PROD eu",
                false,
                "k.vogt",
                Role.RELEASE_MANAGER,
                capabilities,
                Scope.ALL,
                FreshnessPolicy.DEFAULT);
    }

    private final class Agreeing implements Sheets {
        @Override
        public OpenSheet ask(Confirmation confirmation, Consumer<String> confirmed) {
            asked.add(confirmation);
            confirmed.accept("");
            return OpenSheet.ANSWERED;
        }
    }

    private final class Seen implements Navigator {
        @Override
        public void open(Destination destination) {
            opened.add(destination);
        }

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {}
    }
}
