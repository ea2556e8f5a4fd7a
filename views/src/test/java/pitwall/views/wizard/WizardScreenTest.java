package pitwall.views.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Role;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.testing.FleetFixtures;
import pitwall.views.cars.ManualExecutor;
import pitwall.views.desk.Destination;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PolicyDraft.WindowDraft;
import pitwall.views.drafts.Templates;
import pitwall.views.testing.CutWords;
import pitwall.views.testing.Frames;
import pitwall.views.theme.Theme;
import pitwall.views.wizard.form.DraftStep;

/// The whole wizard in a window; every test leaves pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class WizardScreenTest extends WizardWindow {
    @Start
    @Override
    void start(Stage shown) {
        super.start(shown);
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

        if (window.scene().lookup(".wizard-releases") instanceof ListView<?> releases) {
            assertThat(releases.getSelectionModel().getSelectedItem())
                    .as("the marked row")
                    .isInstanceOfSatisfying(
                            ReleaseEntry.class,
                            release -> assertThat(release.version()).isEqualTo("4.3.1"));
        }
        assertThat(window.texts(".wizard-plan .section-title"))
                .singleElement()
                .asString()
                .startsWith("Plan (server, ");
    }

    @ParameterizedTest
    @EnumSource(DraftStep.class)
    void nothingIsCutWithTextTwiceAsLarge(DraftStep step, FxRobot robot) {
        robot.interact(() -> {
            window.textPercent(200);
            show(Frames.live());
            staged();
            go(step);
        });

        window.pictures(robot, "wizard-%d-%s-text-200".formatted(step.number(), step.word()));
        robot.interact(() -> assertThat(CutWords.of(window.scene())).isEmpty());
    }

    @Test
    void whoeverWritesWhichCarsIsProposedFieldsAndValues(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            screen.model().edit(draft -> draft.withTargets(draft.targets().withQuery("")));
            go(DraftStep.WHO);
        });

        robot.clickOn(".wizard-step-host .text-field")
                .write("reg")
                .type(KeyCode.DOWN)
                .type(KeyCode.ENTER);
        robot.write("mun").type(KeyCode.DOWN).type(KeyCode.ENTER);
        assertThat(screen.model().draft().targets().query()).isEqualTo("region:munich");
    }

    @Test
    void howLongAWaveIsWatchedStandsWithItsGates(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            screen.model().editPhase(1, phase -> phase.with(PhaseDraft.Text.SOAK, "1 h"));
            go(DraftStep.GATES);
        });

        assertThat(window.texts(".wizard-card .muted"))
                .contains(
                        "Watched for 15 min after each wave (Soak, step 3).",
                        "Watched for 1 h after each wave (Soak, step 3).");
    }

    @Test
    void aDraftThatWasDiscardedCanBeHadBack(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            screen.model().edit(draft -> draft.withName("Berlin ring 2"));
            screen.model().saveNow();
        });
        String id = screen.model().draft().id();

        robot.interact(() -> window.button("Discard").fire());
        assertThat(screen.model().draftProperty().get()).isNull();
        assertThat(drafts.find(id)).isEmpty();
        assertThat(window.toasts).containsExactly("The draft was discarded");

        robot.interact(() -> window.undos.getLast().run());
        assertThat(drafts.find(id)).isPresent();
        assertThat(screen.model().draft().name()).isEqualTo("Berlin ring 2");
    }

    @Test
    void discardingIsUndoneBesideADraftThatWasBegunMeanwhile(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            screen.model().saveNow();
        });
        String id = screen.model().draft().id();
        robot.interact(() -> {
            window.button("Discard").fire();
            screen.model().begin(Templates.RINGS);
            window.undos.getLast().run();
        });

        assertThat(drafts.find(id)).isPresent();
        assertThat(screen.model().draft().id()).isNotEqualTo(id);
    }

    @Test
    void whileItIsCountedAnewTheNumberBeforeStaysMuted(FxRobot robot) {
        ManualExecutor busy = new ManualExecutor();
        robot.interact(() -> {
            show(Frames.live());
            staged();
            go(DraftStep.PHASES);
            background = busy;
            screen.model().editPhase(1, phase -> phase.with(PhaseDraft.Text.TARGETS, "region:berlin ring:1"));
            delay.pass(Duration.ofSeconds(1));
        });

        window.pictures(robot, "wizard-counting");

        assertThat(window.texts(".label")).anyMatch(text -> text.endsWith("counting…"));
        robot.interact(busy::runAll);
        assertThat(window.texts(".label")).noneMatch(text -> text.endsWith("counting…"));
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
    void inThePastNothingIsPreviewedOrLaunched(FxRobot robot) {
        robot.interact(() -> {
            show(Frames.live());
            staged();
            go(DraftStep.LAUNCH);
        });
        assertThat(screen.model().launching().whyNot()).isEmpty();

        robot.interact(() -> accept(Frames.replay()));
        window.pictures(robot, "wizard-replay-launch");

        assertThat(screen.model().launching().whyNot()).contains("You are looking at the past; return to live first");
        assertThat(window.scene().lookup("#launch").isDisabled()).isTrue();
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
    void whoeverLetsPhasesFollowTheQueryIsToldWhatThatMeans(FxRobot robot) {
        robot.interact(() -> {
            open(Locale.GERMAN);
            show(Frames.live());
            staged();
            screen.model()
                    .edit(draft -> draft.withTargets(
                            draft.targets().withFollowing(true).withMargin("viel")));
            go(DraftStep.WHO);
        });

        window.pictures(robot, "wizard-following-german");

        assertThat(window.texts(".caption")).anyMatch(text -> text.startsWith("Autos, die bis zum Beginn einer Phase"));
        assertThat(window.texts(".field-trouble")).contains("Ein ganzer Anteil von 0 bis 1000 %");
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
}
