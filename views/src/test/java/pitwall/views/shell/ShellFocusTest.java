package pitwall.views.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.testing.Frames;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.PlainScreen;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Themes;

/// Where the keyboard is: in the screen in front, also where that has something to show only later.
@ExtendWith(ApplicationExtension.class)
class ShellFocusTest {
    private final FleetModel fleet = new FleetModel(SteppedClock.atFixtures());
    private final Late late = new Late();
    private Console console;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        MemoryPorts ports = new MemoryPorts();
        Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        console = new Console(
                themes,
                fleet,
                ports.all(),
                new PreferencesModel(ports),
                List.of(
                        PlainScreen.kind("cars", "shell.nav.cars", "Ctrl+2"),
                        new ScreenKind("rollouts", "shell.nav.cars", "mdi2c-car-multiple", "Ctrl+4", late::in)),
                Runnable::run);
        scene = new Scene(console.root(), 1280, 800);
        themes.dress(scene);
        LastScreen.open(stage, scene, console);
        fleet.accept(Frames.of(Frames.live(), Frames.operator()));
        console.open(new Destination.Cars(""));
    }

    @Test
    void theListGetsTheFocusWhenItComes(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(scene.getFocusOwner()).isNotSameAs(late.list);

        robot.interact(late::come);

        awaitFocus(late.list);
    }

    @Test
    void whoWentSomewhereElseMeanwhileStaysThere(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.push(KeyCode.CONTROL, KeyCode.K);
        WaitForAsyncUtils.waitForFxEvents();
        Node palette = scene.getFocusOwner();

        robot.interact(late::come);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(scene.getFocusOwner()).isSameAs(palette).isNotSameAs(late.list);
    }

    @Test
    void afterASignInTheListInFrontHasTheFocus(FxRobot robot) {
        robot.interact(() -> console.open(new Destination.Connect()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(scene.getFocusOwner()).isNotInstanceOf(ListView.class);

        robot.interact(() -> console.open(new Destination.Cars("")));

        await().atMost(Duration.ofSeconds(20)).until(() -> scene.getFocusOwner() instanceof ListView<?>);
    }

    @Test
    void lettersActOnAButtonOfTheScreenButNotBehindASheet(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.interact(late::come);
        robot.interact(late.button::requestFocus);
        robot.push(KeyCode.J);
        assertThat(late.happened).containsExactly("next");

        robot.push(KeyCode.SPACE);
        assertThat(late.happened).as("the space bar presses the button").containsExactly("next", "pressed");

        robot.interact(late::ask);
        robot.push(KeyCode.J);
        assertThat(late.happened).containsExactly("next", "pressed");
    }

    @Test
    void aSheetAboutNowDoesNotStayOverThePast(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
        robot.interact(late::ask);
        assertThat(scene.lookup(".decision-sheet")).isNotNull();

        robot.interact(() -> fleet.accept(Frames.of(Frames.replay(), Frames.operator())));

        assertThat(scene.lookup(".decision-sheet")).isNull();
        assertThat(late.happened).isEmpty();
    }

    private void awaitFocus(Node wanted) {
        await().atMost(Duration.ofSeconds(20)).until(() -> scene.getFocusOwner() == wanted);
    }

    /// Shows a button first, and its list later, as a screen that waits for the server.
    private static final class Late implements Screen {
        private final List<String> happened = new ArrayList<>();
        private final ListView<String> list = new ListView<>();
        private final Button button = new Button("Retry");
        private final VBox node = new VBox(button);
        private @Nullable Surroundings surroundings;

        Late() {
            list.getItems().setAll("R-118", "R-119");
            button.setOnAction(_ -> happened.add("pressed"));
        }

        Screen in(Surroundings place) {
            surroundings = place;
            return this;
        }

        void ask() {
            Objects.requireNonNull(surroundings)
                    .sheets()
                    .ask(
                            new Confirmation(
                                    "Abort",
                                    "R-118",
                                    1,
                                    "It ends.",
                                    "The others.",
                                    "Abort",
                                    new Confirmation.Proof.Press(),
                                    List.of()),
                            () -> happened.add("aborted"));
        }

        void come() {
            node.getChildren().setAll(list, button);
        }

        @Override
        public String id() {
            return "rollouts";
        }

        @Override
        public ObservableValue<String> title() {
            return new ReadOnlyStringWrapper("Rollouts");
        }

        @Override
        public ObservableValue<String> status() {
            return new ReadOnlyStringWrapper("");
        }

        @Override
        public Node node() {
            return node;
        }

        @Override
        public List<UiAction> actions() {
            return List.of(
                    UiAction.always("late.next", "action.forward", "J", () -> happened.add("next")),
                    UiAction.always("late.space", "action.forward", "Space", () -> happened.add("space")));
        }

        @Override
        public void shown() {}

        @Override
        public void hidden() {}

        @Override
        public void focus() {
            list.requestFocus();
        }
    }
}
