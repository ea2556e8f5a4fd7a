package pitwall.views.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Palette;
import pitwall.views.kit.SheetPane;
import pitwall.views.kit.Strings;
import pitwall.views.kit.Toasts;
import pitwall.views.kit.Tone;
import pitwall.views.testing.Pictures;

/// Draws the whole kit in every theme to `target/screens`, and tries the sheet and the toasts in it.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the fields are set in start, before every test
class KitGalleryTest {
    private final Strings strings = Strings.strict(new Formats(Locale.UK, ZoneId.of("Europe/Berlin")));
    private final SimpleObjectProperty<ColorScheme> system = new SimpleObjectProperty<>(ColorScheme.LIGHT);

    private Themes themes;
    private Toasts toasts;
    private SheetPane sheets;
    private OpenSheet open = OpenSheet.ANSWERED;
    private StackPane root;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        themes = new Themes(Appearance.DEFAULT, system);
        toasts = new Toasts(strings);
        sheets = new SheetPane(strings);
        root = new StackPane();
        scene = new Scene(root, 1600, 900);
        themes.dress(scene);
        stage.setScene(scene);
        stage.setWidth(1600);
        stage.setHeight(900);
        stage.show();
    }

    @BeforeEach
    void build(FxRobot robot) {
        Button button = new Button("Export");
        button.setId("behind");
        ComboBox<String> combo = new ComboBox<>(FXCollections.observableArrayList("Problems first", "Munich ring 1"));
        combo.getSelectionModel().selectFirst();
        robot.interact(() -> root.getChildren().setAll(new VBox(button, combo), toasts, sheets));
    }

    @ParameterizedTest
    @CsvSource({"DARK, 100, COMPACT", "LIGHT, 100, COSY", "HIGH_CONTRAST, 100, COMFORTABLE", "DARK, 200, COMPACT"})
    void theWholeKitIsDrawn(Theme theme, int percent, Density density, FxRobot robot) {
        robot.interact(() -> {
            themes.change(new Appearance(theme, density, percent, false));
            root.getChildren().setAll(new Gallery(strings, themes).page(), toasts, sheets);
            toasts.show("Saved view renamed to “Munich ring 1”", Optional.of(() -> {}));
        });

        BufferedImage picture = capture(robot, "kit-" + theme.name().toLowerCase(Locale.ROOT) + "-" + percent);

        assertThat(picture.getWidth()).isEqualTo((int) scene.getWidth());
        assertThat(scene.getFill()).isEqualTo(themes.paletteProperty().get().color(Tone.BG_WINDOW));
    }

    @ParameterizedTest
    @CsvSource({"DARK", "LIGHT", "HIGH_CONTRAST"})
    void everyControlHasTheEdgeThatStandsOut(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            themes.change(Appearance.DEFAULT.withTheme(theme));
            Button focused = new Button("Export");
            root.getChildren()
                    .setAll(new HBox(
                            focused,
                            new TextField(),
                            new ComboBox<>(),
                            new ChoiceBox<>(),
                            new CheckBox(),
                            new RadioButton()));
            focused.requestFocus();
            root.applyCss();
        });

        assertThat(Stream.of(".text-field", ".combo-box", ".choice-box", ".check-box > .box", ".radio-button > .radio"))
                .allSatisfy(control -> assertThat(edge(robot.lookup(control).query()))
                        .as(control)
                        .isEqualTo(themes.paletteProperty().get().color(Tone.BORDER_STRONG)));
    }

    private static javafx.scene.paint.Paint edge(Region control) {
        return control.getBackground().getFills().getFirst().getFill();
    }

    @Test
    void theSheetBeginsOnCancelAndEnterDoesNotConfirm(FxRobot robot) {
        AtomicInteger confirmed = new AtomicInteger();
        robot.interact(() -> root.getChildren().set(0, new Gallery(strings, themes).page()));
        ask(robot, new Confirmation.Proof.TypeCount(), confirmed);

        assertThat(scene.getFocusOwner()).isSameAs(button(robot, "Cancel"));
        capture(robot, "kit-sheet");
        TextField field = robot.lookup(".sheet-count").query();
        robot.interact(field::requestFocus);
        robot.write("112").type(KeyCode.ENTER);

        assertThat(confirmed).hasValue(0);
        assertThat(sheets.isAsking()).isTrue();
        robot.interact(() -> open.changeCount(115));
        assertThat(field.getText()).isEmpty();
        assertThat(robot.lookup("Count changed 112 → 115").tryQuery()).isPresent();
        assertThat(button(robot, "Roll back 112 cars").isDisabled()).isTrue();

        robot.write("115");
        robot.interact(() -> button(robot, "Roll back 112 cars").fire());
        assertThat(confirmed).hasValue(1);
        assertThat(sheets.isAsking()).isFalse();
        assertThat(open.isOpen()).isFalse();
    }

    @Test
    void aQuestionThatNeedsNoNumberSaysTooThatItsCountChanged(FxRobot robot) {
        robot.interact(() -> root.getChildren().set(0, new Gallery(strings, themes).page()));
        ask(robot, new Confirmation.Proof.Press(), new AtomicInteger());
        assertThat(robot.lookup(".decision-sheet .warn-text")
                        .match(Node::isVisible)
                        .queryAll())
                .isEmpty();

        robot.interact(() -> open.changeCount(109));

        assertThat(robot.lookup("Count changed 112 → 109")
                        .match(Node::isVisible)
                        .tryQuery())
                .isPresent();
        capture(robot, "kit-sheet-count-changed");
    }

    @Test
    void aQuestionThatIsAboutOtherCarsByNowSaysSoInAllItsWords(FxRobot robot) {
        ask(robot, new Confirmation.Proof.TypeCount(), new AtomicInteger());
        Confirmation now = new Confirmation(
                "Roll back 109 cars",
                "WBA-00041 and 108 more",
                109,
                "109 cars go back to 4.2.1.",
                "Every other car.",
                "Roll back",
                new Confirmation.Proof.Press(),
                List.of("3 chosen cars are gone."));

        robot.interact(() -> open.restate(now));

        assertThat(robot.lookup("Roll back 109 cars").tryQuery()).isPresent();
        assertThat(robot.lookup("109 cars go back to 4.2.1.").tryQuery()).isPresent();
        assertThat(robot.lookup("3 chosen cars are gone.").tryQuery()).isPresent();
        assertThat(robot.lookup("Count changed 112 → 109").tryQuery()).isPresent();
        assertThat(button(robot, "Roll back 112 cars").isDisabled())
                .as("the new number is still to be typed")
                .isTrue();
        capture(robot, "kit-sheet-restated");
    }

    @Test
    void whatIsTypedOnCancelGoesWhereItIsMissing(FxRobot robot) {
        AtomicInteger confirmed = new AtomicInteger();
        ask(robot, new Confirmation.Proof.TypeCount(), confirmed);

        robot.write("112");
        TextField field = robot.lookup(".sheet-count").query();
        assertThat(field.getText()).isEqualTo("112");
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);

        assertThat(confirmed).hasValue(1);
    }

    @Test
    void theFocusCannotLeaveTheSheetAndEscapeCancels(FxRobot robot) {
        AtomicInteger confirmed = new AtomicInteger();
        ask(robot, new Confirmation.Proof.Press(), confirmed);

        robot.interact(() -> robot.lookup("#behind").query().requestFocus());
        assertThat(scene.getFocusOwner()).isSameAs(button(robot, "Cancel"));
        robot.type(KeyCode.ESCAPE);

        assertThat(sheets.isAsking()).isFalse();
        assertThat(confirmed).hasValue(0);
    }

    @Test
    void atMostThreeToastsStandAndUndoTakesItsToastAway(FxRobot robot) {
        AtomicInteger undone = new AtomicInteger();
        robot.interact(() -> {
            for (int i = 1; i <= 4; i++) {
                toasts.show("Note " + i, Optional.of(undone::incrementAndGet));
            }
        });

        assertThat(toasts.getChildren()).hasSize(3);
        assertThat(robot.lookup("Note 1").tryQuery()).isEmpty();
        robot.interact(() -> robot.from(toasts.getChildren().getFirst())
                .lookup("Undo")
                .queryButton()
                .fire());
        assertThat(undone).hasValue(1);
        assertThat(toasts.getChildren()).hasSize(2);
    }

    @Test
    void followingTheSystemChangesEveryWindow(FxRobot robot) {
        robot.interact(() -> themes.change(Appearance.DEFAULT.withTheme(Theme.SYSTEM)));
        assertThat(background(robot))
                .isEqualTo(Palette.parse(StyleSheets.text(Paint.LIGHT)).color(Tone.BG_WINDOW));

        robot.interact(() -> system.set(ColorScheme.DARK));

        assertThat(background(robot))
                .isEqualTo(Palette.parse(StyleSheets.text(Paint.DARK)).color(Tone.BG_WINDOW));
    }

    @Test
    void rowsAndTextFollowDensityAndTextSize(FxRobot robot) {
        Label label = new Label("text");
        robot.interact(() -> {
            root.getChildren().setAll(label);
            themes.change(Appearance.DEFAULT.withDensity(Density.WALL).withTextPercent(200));
            root.applyCss();
        });

        assertThat(themes.rowHeightProperty().get()).isEqualTo(88);
        assertThat(label.getFont().getSize()).isEqualTo(39);
        assertThat(label.getFont().getFamily()).isEqualTo("IBM Plex Sans");
    }

    @Test
    void popupsWearTheThemeToo(FxRobot robot) {
        ComboBox<String> combo = robot.lookup(".combo-box").queryComboBox();
        robot.interact(
                () -> themes.change(Appearance.DEFAULT.withTheme(Theme.LIGHT).withTextPercent(150)));
        robot.interact(combo::show);

        Scene popup = Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(Window::getScene)
                .findFirst()
                .orElseThrow();
        ListCell<?> cell = robot.from(popup.getRoot()).lookup(".list-cell").query();
        assertThat(cell.getFont().getFamily()).isEqualTo("IBM Plex Sans");
        assertThat(cell.getFont().getSize()).isEqualTo(19.5);
        capture(robot, popup, "kit-popup");
        robot.interact(combo::hide);
    }

    private void ask(FxRobot robot, Confirmation.Proof proof, AtomicInteger confirmed) {
        Confirmation confirmation = new Confirmation(
                "Roll back to 4.2.1",
                "Cars of “Munich ring 1” that run 4.3.0",
                112,
                "Each car returns to 4.2.1 when it is parked. Cars that are driving wait.",
                "Configuration, calibration and missions stay as they are.",
                "Roll back 112 cars",
                proof,
                List.of("No real cars: this environment is simulated."));
        robot.interact(() -> open = sheets.ask(confirmation, confirmed::incrementAndGet));
    }

    private static Button button(FxRobot robot, String text) {
        return robot.lookup(".decision-sheet .button")
                .<Button>match(button -> button.getText().equals(text))
                .query();
    }

    private javafx.scene.paint.Paint background(FxRobot robot) {
        robot.interact(root::applyCss);
        return root.getBackground().getFills().getFirst().getFill();
    }

    private BufferedImage capture(FxRobot robot, String name) {
        return capture(robot, scene, name);
    }

    private static BufferedImage capture(FxRobot robot, Scene scene, String name) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            image[0] = scene.snapshot(null);
        });
        return Pictures.save(image[0], name);
    }
}
