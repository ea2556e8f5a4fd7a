package pitwall.views.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import pitwall.fleet.Role;
import pitwall.fleet.rollout.OnBreach;
import pitwall.protocol.RolloutView;
import pitwall.testing.FleetFixtures;
import pitwall.views.desk.Destination;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.PolicyDraft.WindowDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Sending;
import pitwall.views.ports.Colleague;
import pitwall.views.testing.Frames;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.wizard.form.DraftStep;

/// The last steps of the wizard in a window; every test leaves pictures in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class WizardLaunchScreenTest extends WizardWindow {
    @Start
    @Override
    void start(Stage shown) {
        super.start(shown);
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
                .contains("Request approval…  Ctrl+Enter")
                .noneMatch(text -> text.startsWith("Launch…"));
    }

    @ParameterizedTest
    @EnumSource(Locales.class)
    void theSummaryLeavesNothingOfThePlanOut(Locales language, FxRobot robot) {
        robot.interact(() -> {
            open(language.locale);
            show(Frames.live());
            staged();
            screen.model().edit(WizardLaunchScreenTest::unusual);
            go(DraftStep.LAUNCH);
        });

        window.pictures(robot, "wizard-launch-summary-" + language.name().toLowerCase(Locale.ROOT));

        if (language == Locales.ENGLISH) {
            assertThat(window.texts(".wizard-card .label"))
                    .contains(
                            "2026-11-24 00:00:00\u00A0UTC · 01:00:00\u00A0CET",
                            "parked, battery at least 40 %\nMon, 22:00–05:00 by the clock of each car’s region",
                            "The server’s gates (parked, battery, driving itself, windows) are lifted: Recall 7",
                            "4 min",
                            """
                            “region:munich”: canary 5 %, waves 10 30 60 %, random, at most 90 at the same time; soak 15 min
                            Success at least 92 %, failure limit 3 % from 40 cars on; canary healthy: checked; \
                            safety checks: not checked; otherwise pause and ask
                            Then wait 7 min; phase timeout 9 h, car timeout 11 min""",
                            """
                            “region:berlin”: canary none, waves 25 75 %, random, at most 200 at the same time; soak 15 min
                            Success at least 80 %, failure limit 5 % from 20 cars on; canary healthy: checked; \
                            safety checks: checked; otherwise roll back the phase
                            Then wait 5 min; phase timeout 6 h, car timeout 5 min""");
        }
    }

    private static RolloutDraft unusual(RolloutDraft draft) {
        PhaseDraft first = draft.phases()
                .getFirst()
                .with(Text.PARALLEL, "90")
                .with(Text.SUCCESS, "92 %")
                .with(Text.FAILURE, "3 %")
                .with(Text.SAMPLE, "40")
                .with(Text.WAIT, "7 min")
                .with(Text.PHASE_TIMEOUT, "9 h")
                .with(Text.CAR_TIMEOUT, "11 min")
                .withSafetyChecks(false)
                .withOnBreach(OnBreach.PAUSE_AND_ASK);
        return draft.withPhase(0, first)
                .withLaunch(draft.launch().withStart("2026-11-24 01:00"))
                .withPolicy(draft.policy()
                        .withBattery("40 %")
                        .withRollbackTimeout("4 min")
                        .withForced(true)
                        .withForceReason("Recall 7")
                        .withWindows(List.of(new WindowDraft(Set.of(DayOfWeek.MONDAY), "22:00", "05:00"))));
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
                screen.model().launching().start();
            });
            window.picturesOfTheQuestion(
                    robot, "wizard-launch-%s-%s".formatted(danger, language).toLowerCase(Locale.ROOT));
            assertThat(window.asked.getLast().count()).isEqualTo(108);
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
}
