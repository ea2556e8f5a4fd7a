package pitwall.views.cars;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.testing.SteppedClock;
import pitwall.views.cars.act.ExportNotes;
import pitwall.views.cars.detail.ScriptedFiles;
import pitwall.views.cars.list.Presentation;
import pitwall.views.cars.list.ViewMemory;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Surroundings;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.SheetPane;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.Pictures;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedRollouts;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// The Cars screen in a window of its own, on a clock that stands still. Passes run at once on the FX thread.
final class CarsStage {
    final SteppedClock clock = new SteppedClock(SampleFleet.NOW);
    final FleetModel fleet = new FleetModel(clock);
    final List<FleetCommand> sent = new ArrayList<>();
    final List<String> toasts = new ArrayList<>();
    final ScriptedFiles files = new ScriptedFiles();
    final ScriptedRollouts rollouts = ScriptedRollouts.ofDesign(SampleRollouts.running());
    final List<Destination> opened = new ArrayList<>();
    final CarsScreen screen;

    @Nullable
    Path exportTo;

    OfflineStatus remembered = OfflineStatus.NOTHING;

    boolean showsSheets;
    private final SheetPane sheets;
    private final Themes themes;
    private final Scene scene;

    CarsStage(Stage stage, Locale locale) {
        this(stage, locale, Runnable::run);
    }

    /// @param background runs the passes over the fleet
    CarsStage(Stage stage, Locale locale, Executor background) {
        themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
        Formats formats = new Formats(locale, ZoneId.of("Europe/Berlin"));
        Commands commands = command -> {
            sent.add(command);
            return CompletableFuture.completedFuture(new CommandOutcome.Accepted(new java.util.UUID(1, sent.size())));
        };
        CarsParts parts = new CarsParts(
                fleet,
                commands,
                files,
                rollouts,
                ViewMemory.NONE,
                new ExportNotes(fleet, commands, ViewMemory.NONE, Runnable::run),
                themes,
                background,
                Runnable::run,
                clock,
                () -> remembered);
        screen = new CarsScreen(
                parts,
                new Surroundings(Strings.strict(formats), new Toasted(), this::ask),
                _ -> Optional.ofNullable(exportTo));
        sheets = new SheetPane(Strings.strict(formats));
        scene = new Scene(new StackPane(screen.node(), sheets), 1280, 800);
        themes.dress(scene);
        stage.setScene(scene);
        stage.show();
        LastScreen.now(stage, screen);
        screen.shown();
    }

    /// Confirms at once, unless the test wants to see the sheet.
    private OpenSheet ask(Confirmation asked, Consumer<String> confirmed) {
        if (showsSheets) {
            return sheets.ask(asked, confirmed);
        }
        confirmed.accept("");
        return OpenSheet.ANSWERED;
    }

    private final class Toasted implements Navigator {
        @Override
        public void open(Destination destination) {
            opened.add(destination);
        }

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {
            toasts.add(sentence);
        }
    }

    void accept(FleetFrame frame) {
        fleet.accept(frame);
    }

    void theme(Theme theme) {
        themes.change(themes.appearanceProperty().get().withTheme(theme));
    }

    void density(Density density) {
        themes.change(themes.appearanceProperty().get().withDensity(density));
    }

    void size(Stage stage, int width, int height) {
        stage.setWidth(width);
        stage.setHeight(height);
    }

    Scene scene() {
        return scene;
    }

    void query(String text) {
        TextField field = (TextField) scene.lookup(".cars-query");
        field.setText(text);
    }

    String queryText() {
        return ((TextField) scene.lookup(".cars-query")).getText();
    }

    /// Runs an action of the screen, as its key would.
    void run(String action) {
        screen.actions().stream()
                .filter(each -> each.id().equals(action))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    void pulse() {
        screen.hidden();
        screen.shown();
    }

    Button button(String text) {
        return all(Button.class)
                .filter(each -> text.equals(each.getText()))
                .findFirst()
                .orElseThrow();
    }

    ToggleButton button(Presentation face) {
        String text = switch (face) {
            case TABLE -> "Table";
            case CARDS -> "Cards";
            case DOTS -> "Dots";
        };
        return all(ToggleButton.class)
                .filter(each -> text.equals(each.getText()))
                .findFirst()
                .orElseThrow();
    }

    /// Chooses a grouping from its menu.
    void group(String name) {
        all(MenuButton.class)
                .filter(each -> each.getText().startsWith("group:"))
                .flatMap(each -> each.getItems().stream())
                .filter(item -> name.equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    /// The texts of all visible labels of a style class.
    List<String> texts(String selector) {
        return scene.getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private <T extends Node> Stream<T> all(Class<T> type) {
        return scene.getRoot().lookupAll("*").stream().filter(type::isInstance).map(type::cast);
    }

    /// Saves what is seen to `target/screens`.
    BufferedImage capture(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            SnapshotParameters parameters = new SnapshotParameters();
            parameters.setFill(scene.getFill());
            parameters.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
            image[0] = scene.getRoot().snapshot(parameters, null);
        });
        return Pictures.save(image[0], name);
    }
}
