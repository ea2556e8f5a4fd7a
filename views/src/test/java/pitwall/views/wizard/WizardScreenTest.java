package pitwall.views.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.testing.FleetFixtures;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.desk.Destination;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PolicyDraft.WindowDraft;
import pitwall.views.drafts.Templates;
import pitwall.views.testing.Frames;
import pitwall.views.testing.ManualDelay;
import pitwall.views.testing.MemoryDrafts;
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

        assertThat(window.texts(".message-title")).contains("The server refuses this plan");
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
        for (DraftStep step : List.of(DraftStep.PHASES, DraftStep.GATES, DraftStep.LAUNCH)) {
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
        return new SessionInfo(
                "https://fleet.example:8443",
                "PROD eu",
                false,
                "k.vogt",
                Role.RELEASE_MANAGER,
                Role.RELEASE_MANAGER.capabilities(),
                Scope.ALL,
                FreshnessPolicy.DEFAULT);
    }
}
