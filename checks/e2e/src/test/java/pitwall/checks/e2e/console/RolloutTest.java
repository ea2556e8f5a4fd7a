package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.fleet.rollout.OnBreach;
import pitwall.protocol.rest.CreateRollout;
import pitwall.protocol.rest.CreateRollout.PhaseWish;
import pitwall.simulator.SimulationSettings;

/// Rollouts as somebody follows and steers them at the real console, with a real server and simulated cars. The tasks
/// are done with keys, and the keys are counted.
@UsesToolkit
class RolloutTest {
    private static final String EVERYWHERE = "region:munich,berlin,hamburg,cologne,frankfurt";
    /// Starts on no iX3, of which a fifth of the fleet is.
    private static final String BAD = "4.4.0";

    private static final String GOOD = "4.3.1";
    /// Cars take their time, and so does a busy machine.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private @Nullable RolloutDesk desk;

    private RolloutDesk start(int cars, UnaryOperator<SimulationSettings> lives) {
        RolloutDesk opened = RolloutDesk.open(folder, cars, lives);
        desk = opened;
        return opened;
    }

    @AfterEach
    void close() {
        if (desk != null) {
            desk.close();
        }
    }

    private static CreateRollout plan(String name, String version, OnBreach onBreach, int parallel) {
        PhaseWish phase = new PhaseWish(
                "All regions",
                EVERYWHERE,
                null,
                2,
                null,
                List.of(100),
                parallel,
                0.8,
                0.1,
                3,
                true,
                true,
                onBreach,
                Duration.ZERO,
                Duration.ofMinutes(1),
                Duration.ofMinutes(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(2));
        return new CreateRollout(name, version, null, List.of(phase), null, null, null, null, null, null);
    }

    @Test
    void aGateAsksAndAPersonBringsTheCarsBackWithThreeKeysAndTheirNumber() {
        RolloutDesk at = start(24, RolloutDesk::quick);
        at.launch(plan("Stack 4.4.0", BAD, OnBreach.PAUSE_AND_ASK, 50));
        at.openFirst("Stack 4.4.0");
        eventually("a gate paused it").atMost(PATIENCE).until(() -> at.pill().equals("Paused by gate"));
        eventually("nobody is on the way any more")
                .atMost(PATIENCE)
                .until(() -> at.cells("number").contains("0")
                        && !at.console().text(".rollout-why").contains("will finish"));

        at.press(KeyCode.CONTROL, KeyCode.B);
        eventually("the sheet says what would happen").until(() -> at.console().shows(".decision-sheet"));
        String number = at.number();
        at.console().takePicture("rollout-rollback-sheet");
        at.press(KeyCode.SHIFT, KeyCode.TAB);
        at.console().type(number);
        at.press(KeyCode.CONTROL, KeyCode.ENTER);

        eventually("the cars went back").atMost(PATIENCE).until(() -> at.pill().equals("Rolled back"));
        assertThat(at.keys()).isEqualTo(3);
    }

    @Test
    void oneKeyPausesAndTheSheetOfResumingSaysItsEffect() {
        RolloutDesk at = start(24, RolloutDesk::quick);
        at.launch(plan("Stack 4.3.1", GOOD, OnBreach.PAUSE_AND_ASK, 1));
        at.openFirst("Stack 4.3.1");
        eventually("it runs").atMost(PATIENCE).until(() -> at.pill().matches("Running|Soaking"));

        at.press(KeyCode.F9);
        eventually("it is paused").until(() -> at.pill().equals("Paused by person"));
        assertThat(at.keys()).isEqualTo(1);
        assertThat(at.console().modalWindows()).isEmpty();
        assertThat(at.console().text(".rollout-why"))
                .startsWith(RolloutDesk.MANAGER + " paused it")
                .contains("stay as they are");

        at.press(KeyCode.SHIFT, KeyCode.F9);
        eventually("the sheet says what would happen").until(() -> at.console().shows(".decision-sheet"));
        assertThat(at.texts("decision-sheet")).anyMatch(text -> text.contains("The rollout becomes: Running."));
        at.press(KeyCode.CONTROL, KeyCode.ENTER);
        eventually("it goes on").atMost(PATIENCE).until(() -> at.pill().matches("Running|Soaking|Completed.*"));
        assertThat(at.keys()).isEqualTo(2);
    }

    @Test
    void aCarThatDrivesIsNotUpdatedAndSaysWhy() {
        RolloutDesk at = start(10, SimulationSettings::calmed);
        at.fleet().drive(new CarId("WBA-00003"));
        CarId driving = eventually("a car drives")
                .until(() -> driving(at.console()), Optional::isPresent)
                .orElseThrow();
        PhaseWish phase = new PhaseWish(
                "One",
                null,
                Set.of(driving),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Duration.ZERO,
                null,
                null,
                null,
                null);
        at.launch(new CreateRollout("One car", GOOD, null, List.of(phase), null, null, null, null, null, null));

        at.openFirst("One car");

        eventually("it says why the car is not asked")
                .until(() -> at.console().text(".rollout-why").equals("It waits for: 1 car: Car is not parked."));
        eventually("the lane counts it as blocked")
                .until(() -> at.cells("lane-blocked").contains("1"));
        assertThat(at.cells("lane-done")).contains("0").doesNotContain("1");
    }

    private static Optional<CarId> driving(ConsoleUnderTest at) {
        CarId[] found = new CarId[1];
        at.latest().snapshot().forEach((Car car) -> {
            if (car.status().motion() == Motion.DRIVING) {
                found[0] = car.id();
            }
        });
        return Optional.ofNullable(found[0]);
    }
}
