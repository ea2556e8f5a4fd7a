package pitwall.views.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetBoard;
import pitwall.client.FleetCommand;
import pitwall.client.FleetSnapshot;
import pitwall.client.RolloutStep;
import pitwall.client.SeenAlarms;
import pitwall.fleet.Role;
import pitwall.protocol.AlarmLoad;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.ScreenKind;
import pitwall.views.fx.FleetModel;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.shell.Console;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.PlainScreen;
import pitwall.views.testing.SampleAlarms;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// What an operator does when an alarm about a running rollout comes, from another screen, with keys alone; no more of
/// them than the design gives.
@ExtendWith(ApplicationExtension.class)
class PauseKeysTest {
    private final FleetModel fleet = new FleetModel(new SteppedClock(Frames.NOW));
    private final MemoryPorts ports = new MemoryPorts();
    private final List<FleetCommand> sent = new ArrayList<>();
    private Scene scene;
    private Console console;
    private int keys;

    @Start
    private void start(Stage stage) {
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        console = new Console(themes, fleet, ports.all(), new PreferencesModel(ports), kinds(themes), Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        LastScreen.open(stage, scene, console);
    }

    private List<ScreenKind> kinds(Themes themes) {
        Commands commands = command -> {
            sent.add(command);
            return CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(1, sent.size())));
        };
        RolloutParts parts = new RolloutParts(
                fleet,
                ScriptedRollouts.ofDesign(SampleRollouts.running()),
                commands,
                ports,
                themes,
                Runnable::run,
                Runnable::run,
                () -> OfflineStatus.NOTHING,
                _ -> {});
        return List.of(
                PlainScreen.kind("cars", "cars.title", "Ctrl+2"),
                ScreenKind.ofObject(
                        "rollout",
                        "rollout.title",
                        "mdi2s-source-branch",
                        around -> new RolloutScreen(parts, around, (_, _, _) -> Optional.empty())));
    }

    @BeforeEach
    void open(FxRobot robot) {
        FleetBoard board = new FleetBoard(
                List.of(SampleRollouts.running()), null, new SeenAlarms(List.of(SampleAlarms.gate()), AlarmLoad.NONE));
        robot.interact(() -> {
            fleet.accept(Frames.of(
                    Frames.live(),
                    SampleRollouts.as("a.huber", Role.OPERATOR),
                    FleetSnapshot.of(FleetFixtures.cars(40, 7)).beside(board, List.of())));
            fleet.tick();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(console.root().isVisible()).isTrue();
    }

    @Test
    void theFailingRolloutIsPausedFromItsAlarmWithTwoKeys(FxRobot robot) {
        press(robot, KeyCode.F4);
        press(robot, KeyCode.F9);

        assertThat(sent).singleElement().isInstanceOfSatisfying(FleetCommand.Steer.class, steer -> {
            assertThat(steer.rollout()).isEqualTo("R-118");
            assertThat(steer.step()).isInstanceOf(RolloutStep.Pause.class);
        });
        assertThat(keys).isEqualTo(2);
    }

    private void press(FxRobot robot, KeyCode... stroke) {
        keys++;
        robot.interact(() -> scene.getWindow().requestFocus());
        robot.push(stroke);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
