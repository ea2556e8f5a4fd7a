package pitwall.views.testing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import pitwall.client.FleetFrame;
import pitwall.testing.SteppedClock;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Screen;
import pitwall.views.desk.Sheets;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// One screen in a window of its own, on a clock that stands still; what it opens, says and asks is remembered, and
/// every question is agreed to.
public final class ScreenStage {
    public final SteppedClock clock = new SteppedClock(Frames.NOW);
    public final FleetModel fleet = new FleetModel(clock);
    public final Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
    public final List<Destination> opened = new ArrayList<>();
    public final List<String> toasts = new ArrayList<>();
    public final List<Confirmation> asked = new ArrayList<>();
    /// What is given as the reason where one is asked for.
    public String reason = "because of a test";

    private final Strings strings;
    private final Screen screen;
    private final Scene scene;

    /// @param make makes the screen, given this stage and what surrounds it
    public ScreenStage(Stage stage, Locale locale, Function<ScreenStage, Function<Surroundings, Screen>> make) {
        strings = Strings.strict(new Formats(locale, ZoneId.of("Europe/Berlin")));
        screen = make.apply(this).apply(new Surroundings(strings, new Remembered(), new Agreeing()));
        scene = new Scene(new StackPane(new ScreenRoom(screen.node())), ScreenRoom.WIDTH, ScreenRoom.HEIGHT);
        themes.dress(scene);
        stage.setScene(scene);
        stage.setWidth(ScreenRoom.WIDTH);
        stage.setHeight(ScreenRoom.HEIGHT);
        stage.show();
        LastScreen.now(stage, screen);
        screen.shown();
    }

    private final class Remembered implements Navigator {
        @Override
        public void open(Destination destination) {
            opened.add(destination);
        }

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {
            toasts.add(sentence);
        }
    }

    private final class Agreeing implements Sheets {
        @Override
        public OpenSheet ask(Confirmation confirmation, Consumer<String> confirmed) {
            asked.add(confirmation);
            confirmed.accept(confirmation.asksReason() ? reason : "");
            return OpenSheet.ANSWERED;
        }
    }

    public Screen screen() {
        return screen;
    }

    public Scene scene() {
        return scene;
    }

    public void accept(FleetFrame frame) {
        fleet.accept(frame);
    }

    /// Saves what was asked last as a person sees it, in dark and in light.
    ///
    /// @param dark the name of the dark picture, with that word in it
    public void question(FxRobot robot, String dark) {
        Pictures.question(robot, scene, strings, asked.getLast(), this::theme, dark);
    }

    public void theme(Theme theme) {
        themes.change(themes.appearanceProperty().get().withTheme(theme));
    }

    /// Grows or shrinks all text.
    public void textPercent(int percent) {
        themes.change(themes.appearanceProperty().get().withTextPercent(percent));
    }

    /// Runs an action as its key would.
    public void run(String id) {
        action(id).run().run();
    }

    public UiAction action(String id) {
        return screen.actions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// Everything that can be read under a selector.
    public List<String> texts(String selector) {
        return nodes(selector)
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    public Stream<Node> nodes(String selector) {
        return scene.getRoot().lookupAll(selector).stream().filter(ScreenStage::isShown);
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
