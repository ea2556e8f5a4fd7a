package pitwall.views.cars.detail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.Answer;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.safety.UpdateVerdict.Weight;
import pitwall.protocol.rest.WhyNotUpdating;
import pitwall.views.desk.Destination;
import pitwall.views.testing.Pictures;
import pitwall.views.theme.Theme;

/// The screen of a car in a window, in every state that people meet; each leaves a picture in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class CarDetailScreenTest extends CarWindow {
    @Start
    @Override
    void start(Stage shown) {
        super.start(shown);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aFailureIsExplainedBeforeAnythingElse(Theme theme, FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());
        robot.interact(() -> car.theme(theme));

        Pictures.save(robot, car.scene(), name("failed", theme));

        assertThat(car.texts(".car-head .label"))
                .contains("WBA-00041", "i4 · Berlin · ring 1", "Failed", "seen 2\u00a0s");
        assertThat(car.texts(".car-why .label"))
                .contains("SIGNATURE_INVALID · Signature does not verify", "Who acts: Release manager")
                .anyMatch(text -> text.contains("key 7c1f"));
        assertThat(car.texts(".version-pair .label")).contains("4.2.1", "≠", "4.3.0");
        assertThat(car.texts(".car-intent")).singleElement().asString().startsWith("4.3.0 requested 13:58:03 → failed");
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK", "LIGHT"})
    void aCarThatDrivesSaysWhyItIsNotUpdated(Theme theme, FxRobot robot) {
        DetailStage car = open(robot, DetailStory.blocked(), driving());
        robot.interact(() -> car.theme(theme));

        Pictures.save(robot, car.scene(), name("blocked", theme));

        assertThat(car.texts(".car-why .label"))
                .contains("The car is not parked, or does not say so", "Battery at 18 %; 30 % are needed")
                .noneMatch(text -> text.startsWith("for "))
                .anyMatch(text -> text.startsWith("4.3.0 is wanted; 3 reasons stand against it."))
                .anyMatch(text -> text.startsWith("until 2026-11-22 01:02:11 (+11\u00a0h"));
        assertThat(car.texts(".car-step"))
                .containsExactly("✓ recorded", "▶ waits: Car is not parked", "· applying", "· done");
    }

    @Test
    void aReasonWhoseBeginningIsKnownSaysHowLongItHolds(FxRobot robot) {
        ScriptedFiles files = DetailStory.blocked();
        files.why = new Answer.Given<>(new WhyNotUpdating(
                DetailStory.CAR,
                DetailStory.NOW,
                3,
                "4.3.0",
                "U-118",
                List.of(ScriptedFiles.verdict(
                        ReasonCode.PAUSED, Weight.PERSON, DetailStory.NOW.minusSeconds(740), null))));
        DetailStage car = open(robot, files, driving());

        assertThat(car.texts(".car-why .label")).contains("The rollout is paused", "for 12\u00a0min");
    }

    @Test
    void whatWaitsForACarThatWasNotToldYetIsDesiredOfItAllTheSame(FxRobot robot) {
        Car calm = DetailStory.car(Convergence.CONVERGED, Motion.DRIVING, null, null);
        DetailStage car = open(
                robot, DetailStory.blocked(), DetailStory.live(calm, DetailStory.progress(CarStage.WAITING, null)));

        assertThat(car.texts(".version-pair .label")).contains("4.2.1", "≠", "4.3.0");
        assertThat(car.texts(".car-step"))
                .containsExactly("✓ recorded", "▶ waits: Car is not parked", "· applying", "· done");
    }

    @Test
    void anUpdateIsFollowedStepByStep(FxRobot robot) {
        ScriptedFiles files = DetailStory.blocked();
        files.why = new Answer.Given<>(
                new WhyNotUpdating(DetailStory.CAR, DetailStory.NOW, 3, "4.3.0", "U-118", List.of()));
        Car applying = DetailStory.car(Convergence.APPLYING, Motion.PARKED, null, "4.3.0");
        DetailStage car = open(robot, files, DetailStory.live(applying, DetailStory.progress(CarStage.APPLYING, null)));

        Pictures.both(robot, car.scene(), car::theme, "car-updating-dark-1280x800");

        assertThat(car.texts(".car-step"))
                .containsExactly("✓ recorded", "✓ car notified 13:58:11", "▶ applying 43\u00a0%", "· done");
    }

    @Test
    void aCarInSyncIsQuiet(FxRobot robot) {
        ScriptedFiles files = DetailStory.failed();
        Car calm = DetailStory.car(Convergence.CONVERGED, Motion.PARKED, null, null);
        DetailStage car = open(robot, files, DetailStory.live(calm, null));

        Pictures.both(robot, car.scene(), car::theme, "car-in-sync-dark-1280x800");

        assertThat(car.texts(".car-why .label")).contains("No update is waiting for this car.");
        assertThat(car.texts(".version-pair .label"))
                .as("no version is the same as none")
                .contains("4.2.1", "not set")
                .doesNotContain("=", "≠");
    }

    @Test
    void versionsSayWhatCanBeRolledBackTo(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());

        robot.interact(() -> car.run("car.tab-versions"));
        Pictures.both(robot, car.scene(), car::theme, "car-versions-dark-1280x800");
        assertThat(car.texts(".word-table .table-cell"))
                .containsSubsequence("4.2.1", "runs, proved healthy", "it runs this one")
                .containsSubsequence("4.1.0", "ran and proved healthy", "yes")
                .containsSubsequence("4.0.0", "no: the server no longer has the artifact");

        robot.interact(() -> car.run("car.tab-updates"));
        Pictures.both(robot, car.scene(), car::theme, "car-updates-dark-1280x800");
        assertThat(car.texts(".word-table .table-cell")).containsSubsequence("U-118", "4.3.0", "update", "failed");
    }

    @Test
    void withoutAConnectionEveryPartSaysHowOldItIs(FxRobot robot) {
        ScriptedFiles files = DetailStory.blocked();
        DetailStage car = open(robot, files, driving());
        files.timeline = new Answer.Unanswered<>();
        files.why = new Answer.Remembered<>(
                new WhyNotUpdating(DetailStory.CAR, DetailStory.NOW, 3, "4.3.0", "U-118", List.of()),
                DetailStory.NOW.minusSeconds(60));
        files.updates = new Answer.Unanswered<>();
        files.logs = new Answer.Unanswered<>();
        robot.interact(() -> {
            car.clock.advance(Duration.ofMinutes(47));
            car.accept(DetailStory.frame(
                    DetailStory.car(Convergence.BLOCKED, Motion.DRIVING, ReasonCode.NOT_STATIONARY, "4.3.0"),
                    DetailStory.progress(CarStage.WAITING, ReasonCode.NOT_STATIONARY),
                    new Freshness.Offline(DetailStory.NOW, 3, null, Freshness.Trouble.UNREACHABLE),
                    Set.of(Capability.values())));
        });

        Pictures.both(robot, car.scene(), car::theme, "car-offline-dark-1280x800");

        assertThat(car.texts(".answer-age")).hasSize(2).allMatch(age -> age.startsWith("As of 2026-11-21 14:02:11"));
        assertThat(car.texts(".car-why .label"))
                .as("what was seen later than what was kept")
                .anyMatch(text -> text.startsWith("4.3.0 is wanted; 3 reasons"));
        assertThat(car.texts(".car-facts .label")).contains("~\u00a0driving");
    }

    @Test
    void whatWasNeverAskedForIsNotCached(FxRobot robot) {
        ScriptedFiles files = new ScriptedFiles();
        files.timeline = new Answer.Unanswered<>();
        files.updates = new Answer.Unanswered<>();
        files.logs = new Answer.Unanswered<>();
        Car silent = DetailStory.car(
                Convergence.CONVERGED,
                Motion.PARKED,
                null,
                null,
                DetailStory.NOW.minusSeconds(3_000),
                Connectivity.OFFLINE);
        DetailStage car = open(
                robot,
                files,
                DetailStory.frame(
                        silent,
                        null,
                        new Freshness.Offline(DetailStory.NOW, 3, null, Freshness.Trouble.UNREACHABLE),
                        Set.of(Capability.values())));

        Pictures.both(robot, car.scene(), car::theme, "car-not-cached-dark-1280x800");

        assertThat(car.texts(".empty-sentence"))
                .containsExactly(
                        "Not cached on this computer. Pin a car or open this screen while connected to keep it.");
    }

    @Test
    void aRefusalNamesTheReferenceAndCanBeRepeated(FxRobot robot) {
        ScriptedFiles files = DetailStory.failed();
        files.timeline = new Answer.Refused<>(503, "BUSY", "The database is busy.", "corr-17");
        DetailStage car = open(robot, files, failed());

        Pictures.both(robot, car.scene(), car::theme, "car-refused-dark-1280x800");
        assertThat(car.texts()).contains("The database is busy.", "Reference corr-17");
        assertThat(car.texts(".timeline-count")).isEmpty();

        files.timeline = null;
        robot.interact(() -> car.button("Retry").fire());
        assertThat(car.texts()).doesNotContain("The database is busy.").contains("#88231");
    }

    @Test
    void aCarThatIsNotThereSaysSo(FxRobot robot) {
        FleetFrame without = DetailStory.others();
        DetailStage car =
                open(robot, new ScriptedFiles(), without, Locale.ENGLISH, new Destination.Car(new CarId("WBA-99999")));

        Pictures.both(robot, car.scene(), car::theme, "car-not-found-dark-1280x800");
        assertThat(car.texts(".empty-sentence")).containsExactly("There is no car WBA-99999");

        robot.interact(() -> car.button("Show all cars").fire());
        assertThat(car.opened).containsExactly(new Destination.Cars(""));
    }

    @Test
    void aCarThatGoesAwayIsNotShownAsIfItWereThere(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());

        robot.interact(() -> car.accept(DetailStory.others()));

        assertThat(car.texts(".empty-sentence")).containsExactly("Car WBA-00041 is no longer there");
    }

    @Test
    void withoutTheRightToReadThereIsNothingToSee(FxRobot robot) {
        Car there = DetailStory.car(Convergence.CONVERGED, Motion.PARKED, null, null);
        DetailStage car = open(
                robot,
                DetailStory.failed(),
                DetailStory.frame(there, null, new Freshness.Live(Duration.ZERO), Set.of()));

        Pictures.both(robot, car.scene(), car::theme, "car-no-permission-dark-1280x800");

        assertThat(car.texts(".empty-sentence")).hasSize(1);
        assertThat(car.texts(".car-head .label")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK", "LIGHT"})
    void aVersionIsChosenAndAskedAboutBeforeAnythingIsSent(Theme theme, FxRobot robot) {
        ScriptedFiles files = DetailStory.failed();
        files.releases = new Answer.Given<>(List.of(
                DetailStory.release("4.4.0", 440, List.of("iX3")), DetailStory.release("4.3.0", 430, List.of())));
        Car moving = DetailStory.car(Convergence.CONVERGED, Motion.DRIVING, null, null);
        DetailStage car = open(robot, files, DetailStory.live(moving, null));
        robot.interact(() -> car.theme(theme));

        robot.interact(() -> car.button("Set desired version…").fire());
        assertThat(car.texts(".version-table .table-cell"))
                .containsSubsequence("4.4.0", "The release is not made for this model", "4.3.0");
        assertThat(car.button("Continue with 4.4.0").isDisabled()).isTrue();
        robot.type(KeyCode.DOWN);
        Pictures.save(robot, car.scene(), name("choose-version", theme));
        robot.type(KeyCode.ENTER);

        Pictures.save(robot, car.scene(), name("set-desired", theme));
        assertThat(car.texts(".decision-sheet .label"))
                .contains("Set desired version 4.3.0", "Car is driving. It will apply when parked (policy).");
        assertThat(car.sent).isEmpty();
        robot.interact(() -> car.button("Set desired version").fire());
        assertThat(car.sent).hasSize(1);
    }

    @Test
    void whatCannotBeDoneSaysWhyBesideTheButtons(FxRobot robot) {
        Car calm = DetailStory.car(Convergence.CONVERGED, Motion.PARKED, null, null);
        DetailStage car = open(
                robot,
                DetailStory.failed(),
                DetailStory.frame(calm, null, new Freshness.Live(Duration.ZERO), Role.VIEWER.capabilities()));

        Pictures.both(robot, car.scene(), car::theme, "car-viewer-dark-1280x800");

        assertThat(car.texts(".deed-why"))
                .singleElement()
                .asString()
                .contains("Needs the right “Update single cars and bring them back”");
        assertThat(car.button("Set desired version…").isDisabled()).isTrue();
    }

    @Test
    void inThePastNothingCanBeAskedOfTheCar(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.blocked(), driving());
        robot.interact(() -> car.accept(DetailStory.frame(
                DetailStory.car(Convergence.BLOCKED, Motion.DRIVING, ReasonCode.NOT_STATIONARY, "4.3.0"),
                DetailStory.progress(CarStage.WAITING, ReasonCode.NOT_STATIONARY),
                new Freshness.Replay(DetailStory.NOW),
                Set.of(Capability.values()))));

        Pictures.both(robot, car.scene(), car::theme, "car-replay-dark-1280x800");

        assertThat(car.texts(".deed-why"))
                .singleElement()
                .asString()
                .contains("You are looking at the past; return to live first");
        assertThat(List.of("Set desired version…", "Roll back…", "Retry…", "Withdraw…"))
                .allMatch(text -> car.button(text).isDisabled());
    }

    @Test
    void aMomentThatNobodySawDoesNotSayThatTheCarIsGone(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.failed(), failed());
        FleetFrame nothing = DetailStory.others();
        robot.interact(() -> car.accept(new FleetFrame(
                nothing.epoch(),
                0,
                FleetSnapshot.EMPTY,
                nothing.changes(),
                nothing.logs(),
                new Freshness.Replay(DetailStory.NOW),
                nothing.session(),
                DetailStory.NOW,
                nothing.serverAhead(),
                nothing.clockEstimated(),
                nothing.link())));

        assertThat(car.texts(".empty-sentence")).singleElement().asString().startsWith("Not cached on this computer.");
    }

    @Test
    void theScreenSpeaksGermanToo(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.blocked(), driving(), Locale.GERMAN, PLACE);

        Pictures.save(robot, car.scene(), "car-blocked-de-1280x800");

        assertThat(car.texts(".car-step")).contains("✓ aufgezeichnet");
        assertThat(car.texts(".timeline-filters .toggle-button")).contains("Zustand", "Verbindung");
    }

    @Test
    void theCarsWithTheSameReasonAreOneClickAway(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.blocked(), driving());

        assertThat(car.texts(".car-siblings .label")).singleElement().asString().contains("same reason now");
        robot.interact(() ->
                car.button(car.texts(".car-siblings .hyperlink").getFirst()).fire());

        assertThat(car.opened).containsExactly(new Destination.Cars("reason:NOT_STATIONARY"));
    }

    @Test
    void theListAndTheAuditTrailAreOneClickAway(FxRobot robot) {
        DetailStage car = open(robot, DetailStory.blocked(), driving());

        robot.interact(() -> car.button("Audit trail ›").fire());
        robot.interact(() -> car.button("‹ Cars").fire());

        assertThat(car.opened)
                .containsExactly(new Destination.Audit("object:car id:WBA-00041"), new Destination.Cars(""));
    }

    private static FleetFrame driving() {
        Car car = DetailStory.car(Convergence.BLOCKED, Motion.DRIVING, ReasonCode.NOT_STATIONARY, "4.3.0");
        return DetailStory.live(car, DetailStory.progress(CarStage.WAITING, ReasonCode.NOT_STATIONARY));
    }
}
