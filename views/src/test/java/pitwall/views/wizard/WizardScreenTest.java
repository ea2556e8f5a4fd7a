package pitwall.views.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.FleetBoard;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.RolloutView;
import pitwall.testing.FleetFixtures;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.desk.Destination;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PolicyDraft.WindowDraft;
import pitwall.views.drafts.Sending;
import pitwall.views.drafts.Templates;
import pitwall.views.ports.Colleague;
import pitwall.views.testing.Frames;
import pitwall.views.testing.ManualDelay;
import pitwall.views.testing.MemoryDrafts;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedPlanning;
import pitwall.views.testing.ScriptedReleases;
import pitwall.views.testing.WindowStage;
import pitwall.views.theme.Theme;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.model.WizardParts;

/// The whole wizard in a window; every test leaves pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class WizardScreenTest {
    private final ScriptedReleases releases = new ScriptedReleases();
    private final ScriptedPlanning planning = new ScriptedPlanning();
    private final MemoryDrafts drafts = new MemoryDrafts();
    private final MemoryPorts ports = new MemoryPorts();
    private final ManualDelay delay = new ManualDelay();
    private Stage stage;
    private WindowStage window;
    private WizardScreen screen;

    @Start
    private void start(Stage shown) {
        stage = shown;
        open(Locale.ENGLISH);
    }

    private void open(Locale locale) {
        window = new WindowStage(stage, locale);
        ReleaseCatalog catalog = new ReleaseCatalog(releases, window.fleet, Runnable::run);
        WizardParts parts = new WizardParts(
                window.fleet,
                planning,
                planning,
                planning,
                catalog,
                drafts,
                ports,
                () -> List.of(new WizardParts.SavedQuery("Problems first", "status:failed")),
                Runnable::run,
                Runnable::run,
                delay);
        screen = new WizardScreen(parts, window.surroundings());
    }

    @Test
    void itBeginsWithATemplate(FxRobot robot) {
        robot.interact(() -> show(Frames.live()));

        window.pictures(robot, "wizard-begin");

        assertThat(window.texts(".screen-title")).contains("New rollout");
    }

    @ParameterizedTest
    @EnumSource(DraftStep.class)
    void everyStepStandsBesideThePlan(DraftStep step, FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            go(step);
        });

        window.pictures(robot, "wizard-%d-%s".formatted(step.number(), step.word()));

        assertThat(window.texts(".wizard-plan .section-title"))
                .singleElement()
                .asString()
                .startsWith("Plan (server, ");
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndAboveWithALink(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            go(DraftStep.PHASES);
            screen.model().editPhase(0, phase -> phase.with(PhaseDraft.Text.WAVES, "10 30"));
            screen.model().editPhase(1, phase -> phase.with(PhaseDraft.Text.TARGETS, "regio:berlin"));
        });

        window.pictures(robot, "wizard-mistakes");

        assertThat(window.texts(".field-trouble"))
                .contains("Whole percent that add up to 100, such as 10 30 60 %", "“regio” has no meaning in a query");
        assertThat(window.texts(".wizard-errors .strong")).contains("2 mistakes");
        robot.interact(() -> go(DraftStep.WHAT));
        robot.interact(() -> window.button("Phases: Whole percent that add up to 100, such as 10 30 60 %")
                .fire());
        assertThat(screen.model().stepProperty().get()).isEqualTo(DraftStep.PHASES);
        assertThat(window.scene().getFocusOwner())
                .isInstanceOfSatisfying(
                        TextField.class, field -> assertThat(field.getText()).isEqualTo("10 30"));
    }

    @Test
    void withoutAConnectionFiveStepsCanBeEditedAndTwoSayWhyNot(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.offline());
            screen.model().begin(Templates.STAGED);
            screen.model().edit(draft -> draft.withVersion("4.3.1"));
            go(DraftStep.WHO);
        });
        window.pictures(robot, "wizard-offline-who");
        assertThat(window.texts(".message-title")).contains("Needs a live connection");
        assertThat(window.texts(".muted")).anyMatch(text -> text.endsWith("not validated"));

        robot.interact(() -> go(DraftStep.PREVIEW));
        window.pictures(robot, "wizard-offline-preview");
        assertThat(planning.asked).isEmpty();
    }

    @Test
    void whatChangedMeanwhileIsShownAndMustBeAccepted(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
        });
        robot.interact(() -> {
            accept(Frames.offline());
            screen.model().editPhase(0, phase -> phase.with(PhaseDraft.Text.SOAK, "30 min"));
            planning.carsPerPhase = 75;
            planning.approvalNeeded = true;
            accept(Frames.live());
            delay.pass(Duration.ofSeconds(1));
            go(DraftStep.PREVIEW);
        });

        window.pictures(robot, "wizard-review");

        assertThat(window.texts(".message-title")).anyMatch(text -> text.startsWith("Something changed since"));
        robot.interact(() -> window.button("Accept").fire());
        assertThat(screen.model().reviewProperty().get()).isEmpty();
    }

    @Test
    void aRefusedPreviewNamesWhatTheServerSaid(FxRobot robot) {
        planning.instead =
                new Answer.Refused<>(422, "VALIDATION", "phases[1].query has no meaning at position 3.", "8f0c-11");
        robot.interact(() -> {
            show(Frames.live());
            staged();
            go(DraftStep.PREVIEW);
        });

        window.pictures(robot, "wizard-preview-refused");

        assertThat(window.texts(".message-title")).contains("The server refuses phase 2, Berlin");
    }

    @Test
    void whoMayPlanNothingReadsThePlanAndChangesNothing(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            screen.model().saveNow();
            window.fleet.accept(Frames.of(
                    Frames.live(), manager(Role.VIEWER.capabilities()), FleetSnapshot.of(FleetFixtures.cars(400, 7))));
            go(DraftStep.PHASES);
            screen.model().editPhase(0, phase -> phase.with(PhaseDraft.Text.SOAK, "1 h"));
        });

        window.pictures(robot, "wizard-read-only");

        assertThat(window.texts(".message-details .label")).contains("The plan can be read and not changed.");
        assertThat(screen.model().draft().phases().getFirst().text(PhaseDraft.Text.SOAK))
                .isEqualTo("15 min");
    }

    @Test
    void theLastButtonSaysThatSomebodyIsAsked(FxRobot robot) {
        robot.interact(() -> {
            planning.approvalNeeded = true;
            show(Frames.live());
            staged();
            screen.model()
                    .edit(draft -> draft.withLaunch(
                            draft.launch().withNote("Watch the iX3 in Munich.").withTicket("CHG-1042")));
            go(DraftStep.LAUNCH);
        });

        window.pictures(robot, "wizard-launch-asked");

        assertThat(window.texts(".wizard-foot .button"))
                .contains("Request approval…")
                .doesNotContain("Launch…");
    }

    @Test
    void idsWithoutACarAreAllListed(FxRobot robot) {
        String ids = "car;region\n"
                + IntStream.range(0, 25).mapToObj("GONE-%03d;munich"::formatted).collect(Collectors.joining("\n"));
        robot.interact(() -> {
            show(Frames.live());
            staged();
            screen.model()
                    .edit(draft ->
                            draft.withTargets(draft.targets().withListed(true).withIds(ids)));
            go(DraftStep.WHO);
        });

        window.pictures(robot, "wizard-who-unmatched");

        assertThat(window.texts(".warn-text")).anyMatch(text -> text.startsWith("25 ids match no car"));
        robot.interact(() -> window.button("Show all 25").fire());
        assertThat(window.scene().getFocusOwner())
                .isInstanceOfSatisfying(
                        TextArea.class, all -> assertThat(all.getText()).contains("GONE-024"));
    }

    @Test
    void aWeakenedPolicyIsRedAndNeedsASecondPerson(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            screen.model()
                    .edit(draft -> draft.withPolicy(draft.policy()
                            .withBattery("20")
                            .withForced(true)
                            .withForceReason("Recall 7")
                            .withWindows(List.of(WindowDraft.NIGHT))));
            delay.pass(Duration.ofSeconds(1));
            go(DraftStep.POLICY);
        });

        window.pictures(robot, "wizard-weakened");

        assertThat(window.texts(".danger-text")).anyMatch(text -> text.startsWith("Weakened policy"));
        assertThat(window.texts(".danger-text")).anyMatch(text -> text.startsWith("Level D4"));
    }

    @Test
    void germanAndHighContrastHaveRoom(FxRobot robot) {
        for (DraftStep step : DraftStep.values()) {
            robot.interact(() -> {
                open(Locale.GERMAN);
                window.theme(Theme.HIGH_CONTRAST);
                show(Frames.live());
                staged();
                go(step);
            });
            window.capture(robot, "wizard-german-high-contrast-%d-1280x800".formatted(step.number()));
        }
        assertThat(window.texts(".section-title")).anyMatch(text -> text.startsWith("Plan (Server"));
    }

    @Test
    void aClockThatIsChangedInsideAWindowIsSaid(FxRobot robot) {
        robot.interact(() -> {
            planning.defaultZone = "Europe/Berlin";
            window.clock.advance(Duration.between(Frames.NOW, Instant.parse("2027-03-24T12:00:00Z")));
            planning.now = window.clock.instant();
            show(Frames.live());
            staged();
            screen.model().edit(draft -> draft.withPolicy(draft.policy().withWindows(List.of(WindowDraft.NIGHT))));
            delay.pass(Duration.ofSeconds(1));
            go(DraftStep.POLICY);
        });

        window.pictures(robot, "wizard-clock-change");

        assertThat(window.texts(".warn-text"))
                .anyMatch(text -> text.startsWith("On 2027-03-28 the clock goes from 02:00 to 03:00 in ")
                        && text.contains("the window 22:00–05:00 is 1")
                        && text.endsWith(" shorter then."));
    }

    @Test
    void theLastSimilarRolloutStandsBesideTheEstimate(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            board(SampleRollouts.completedWithFailures());
            screen.model().editPhase(0, phase -> phase.with(PhaseDraft.Text.NAME, "Munich first"));
            planning.carsPerPhase = 2_000;
            delay.pass(Duration.ofSeconds(1));
            go(DraftStep.PREVIEW);
        });

        window.pictures(robot, "wizard-preview-similar");

        assertThat(window.texts(".wizard-line .label"))
                .anyMatch(text -> text.startsWith("The last similar rollout, R-118 with 4.3.0 on "));
        robot.interact(() -> window.button("Open R-118").fire());
        assertThat(window.opened).contains(new Destination.Rollout("R-118"));
    }

    @ParameterizedTest
    @EnumSource(Locales.class)
    void theQuestionBeforeTheLaunchFitsAtEveryLevel(Locales language, FxRobot robot) {
        for (Danger danger : List.of(Danger.D3, Danger.D4)) {
            robot.interact(() -> {
                open(language.locale);
                planning.approvalNeeded = danger == Danger.D4;
                show(Frames.live());
                staged();
                screen.model().launch();
            });
            window.picturesOfTheQuestion(
                    robot, "wizard-launch-%s-%s".formatted(danger, language).toLowerCase(Locale.ROOT));
            assertThat(window.asked.getLast().count()).isEqualTo(108);
        }
    }

    enum Locales {
        ENGLISH(Locale.ENGLISH),
        GERMAN(Locale.GERMAN);

        final Locale locale;

        Locales(Locale locale) {
            this.locale = locale;
        }
    }

    @Test
    void whatWaitsForASecondPersonLeadsThereInTheSampleFleet(FxRobot robot) {
        ports.colleagues.add(new Colleague("m.berg", Role.RELEASE_MANAGER));
        robot.interact(() -> {
            show(Frames.live());
            staged();
            screen.model().edit(draft -> draft.withName("Berlin ring 2"));
            screen.model()
                    .edit(draft ->
                            draft.withSending(new Sending("a", Frames.NOW, "Berlin ring 2", "4.3.1", "R-119", false)));
            go(DraftStep.LAUNCH);
            board(SampleRollouts.asked("R-119", "k.vogt"));
        });

        window.pictures(robot, "wizard-waiting");

        robot.interact(
                () -> window.button("Continue as m.berg (Release manager)").fire());
        assertThat(window.opened).contains(new Destination.Approvals());
        assertThat(ports.asked).contains("go on as m.berg");
    }

    private void board(RolloutView view) {
        window.fleet.accept(Frames.of(
                Frames.live(),
                manager(),
                FleetSnapshot.of(FleetFixtures.cars(400, 7)).beside(new FleetBoard(List.of(view), null), List.of())));
    }

    @Test
    void aTabIsForOneDraft(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            screen.model().saveNow();
        });
        String id = screen.model().draft().id();

        assertThat(screen.shows(new Destination.Draft(id))).isTrue();
        assertThat(screen.shows(new Destination.Draft(""))).isFalse();
        assertThat(drafts.find(id)).isPresent();
    }

    private void staged() {
        screen.model().begin(Templates.STAGED);
        screen.model().edit(draft -> draft.withVersion("4.3.1"));
        delay.pass(Duration.ofSeconds(1));
    }

    private void go(DraftStep step) {
        screen.actions().stream()
                .filter(action -> action.id().equals("draft.step." + step.number()))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    private void show(Freshness freshness) {
        accept(freshness);
        window.fleet.tick();
        window.show(screen);
    }

    private void accept(Freshness freshness) {
        window.fleet.accept(Frames.of(freshness, manager(), FleetSnapshot.of(FleetFixtures.cars(400, 7))));
    }

    private static SessionInfo manager() {
        return manager(Role.RELEASE_MANAGER.capabilities());
    }

    private static SessionInfo manager(Set<Capability> capabilities) {
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
}
