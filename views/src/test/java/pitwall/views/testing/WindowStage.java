package pitwall.views.testing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// One screen in a window of its own, on a clock that stands still. Every question that a sheet asks is remembered and
/// answered with yes. FX thread, but for [#capture].
public final class WindowStage {
    public final SteppedClock clock = new SteppedClock(Frames.NOW);
    public final FleetModel fleet = new FleetModel(clock);
    public final List<Destination> opened = new ArrayList<>();
    public final List<String> toasts = new ArrayList<>();
    /// Takes back what was told last.
    public final List<Runnable> undos = new ArrayList<>();
    public final List<Confirmation> asked = new ArrayList<>();

    private final Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
    private final Surroundings surroundings;
    private final Scene scene = new Scene(new StackPane(), 1280, 800);

    public WindowStage(Stage stage, Locale locale) {
        Strings strings = Strings.strict(new Formats(locale, ZoneId.of("Europe/Berlin")));
        this.surroundings = new Surroundings(strings, new Seen(), this::agree);
        themes.dress(scene);
        stage.setScene(scene);
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Scene scene() {
        return scene;
    }

    public void show(Screen screen) {
        scene.setRoot(new StackPane(new ScreenRoom(screen.node())));
        themes.dress(scene);
        LastScreen.now((Stage) scene.getWindow(), screen);
        screen.shown();
        screen.focus();
    }

    public void theme(Theme theme) {
        themes.change(themes.appearanceProperty().get().withTheme(theme));
    }

    /// Grows or shrinks all text.
    public void textPercent(int percent) {
        themes.change(themes.appearanceProperty().get().withTextPercent(percent));
    }

    public ButtonBase button(String text) {
        return all(ButtonBase.class)
                .filter(each -> text.equals(each.getText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text));
    }

    /// The texts of all labels of a style class that can be seen.
    public List<String> texts(String selector) {
        return scene.getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .filter(WindowStage::isShown)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    public <T extends Node> Stream<T> all(Class<T> type) {
        return scene.getRoot().lookupAll("*").stream()
                .filter(type::isInstance)
                .filter(WindowStage::isShown)
                .map(type::cast);
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Shows the newest question as a person sees it, over the screen, in every theme.
    public void picturesOfTheQuestion(FxRobot robot, String name) {
        robot.interact(() -> Pictures.cover(scene, surroundings.strings(), asked.getLast()));
        for (Theme theme : Theme.values()) {
            if (theme != Theme.SYSTEM) {
                robot.interact(() -> theme(theme));
                capture(robot, name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-1280x800");
            }
        }
    }

    /// Saves dark and light pictures of 1280 by 800 to `target/screens`.
    public void pictures(FxRobot robot, String name) {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            robot.interact(() -> theme(theme));
            capture(robot, name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-1280x800");
        }
    }

    public void capture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setFill(scene.getFill());
            parameters.setViewport(new Rectangle2D(0, 0, 1280, 800));
            for (int pass = 0; pass < 3; pass++) {
                scene.getRoot().resize(1280, 800);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            }
            image[0] = scene.getRoot().snapshot(parameters, null);
        });
        Pictures.save(image[0], name);
    }

    private OpenSheet agree(Confirmation confirmation, Consumer<String> confirmed) {
        asked.add(confirmation);
        confirmed.accept(confirmation.asksReason() ? "a reason" : "");
        return OpenSheet.ANSWERED;
    }

    private final class Seen implements Navigator {
        @Override
        public void open(Destination destination) {
            opened.add(destination);
        }

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {
            toasts.add(sentence);
            undo.ifPresent(undos::add);
        }
    }
}
