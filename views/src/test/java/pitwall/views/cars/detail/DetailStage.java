package pitwall.views.cars.detail;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.casefile.CaseArchive;
import pitwall.protocol.rest.ExportNote;
import pitwall.testing.SteppedClock;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.cars.asked.FilesAsOf;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.Surroundings;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.SheetPane;
import pitwall.views.kit.Strings;
import pitwall.views.notes.LocalNotes;
import pitwall.views.notes.NoteMemory;
import pitwall.views.pins.OfflinePins;
import pitwall.views.pins.PinMemory;
import pitwall.views.ports.FileChoice;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.testing.LastScreen;
import pitwall.views.testing.ScriptedAlarms;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// A screen about cars in a window of its own, on a clock that stands still. Sheets are real.
public final class DetailStage {
    public final SteppedClock clock = new SteppedClock(DetailStory.NOW);
    public final FleetModel fleet = new FleetModel(clock);
    public final List<FleetCommand> sent = new ArrayList<>();
    public final List<Consumer<CommandState>> followers = new ArrayList<>();
    public final List<String> toasts = new ArrayList<>();
    public final List<Destination> opened = new ArrayList<>();
    public final List<Runnable> undos = new ArrayList<>();
    public final List<String> suggestions = new ArrayList<>();
    public final List<ExportNote> noted = new ArrayList<>();
    /// How tasks of the status bar ended.
    public final List<RunningTask.End> ended = new ArrayList<>();
    public final ScriptedFiles files;
    /// What was answered earlier.
    public final ScriptedFiles remembered = new ScriptedFiles();
    /// What the person answers when asked for a file.
    public Optional<Path> nextFile = Optional.empty();

    public final ScriptedAlarms alarms = new ScriptedAlarms();
    /// What the keys of alarms act on.
    public final AlarmDesk desk = alarms.desk();

    public final OfflinePins pins = new OfflinePins(fleet, remembered, PinMemory.NONE, Runnable::run, Runnable::run);

    /// How the server takes notes.
    public CommandOutcome noteOutcome = new CommandOutcome.Accepted(new UUID(1, 1));
    public final List<FleetCommand> noteCommands = new ArrayList<>();

    public final LocalNotes notes = new LocalNotes(
            fleet,
            command -> {
                noteCommands.add(command);
                return CompletableFuture.completedFuture(noteOutcome);
            },
            NoteMemory.NONE,
            Runnable::run);

    private final Themes themes = new Themes(Appearance.DEFAULT, new SimpleObjectProperty<>(ColorScheme.DARK));
    private final SheetPane sheets;
    private final Surroundings surroundings;
    private final StackPane host = new StackPane();
    private final Scene scene;
    private Screen screen;

    public DetailStage(Stage stage, Locale locale, ScriptedFiles files) {
        this.files = files;
        Strings strings = Strings.strict(new Formats(locale, ZoneId.of("Europe/Berlin")));
        sheets = new SheetPane(strings);
        surroundings = new Surroundings(strings, new Noted(), sheets::ask);
        scene = new Scene(new StackPane(host, sheets), 1280, 800);
        themes.dress(scene);
        screen = CarDetailScreen.kind(parts()).factory().create(surroundings);
        stage.setScene(scene);
        stage.setWidth(1280);
        stage.setHeight(800);
        stage.show();
    }

    public CarDetailParts parts() {
        FileChoice choice = (_, suggested, _) -> {
            suggestions.add(suggested);
            return nextFile;
        };
        return new CarDetailParts(
                fleet,
                new FilesAsOf(fleet, files, remembered),
                commands(),
                Runnable::run,
                () -> OfflineStatus.NOTHING,
                Optional.of(new CaseTools(new CaseArchive(), choice, noted::add, Runnable::run)),
                Optional.of(pins),
                Optional.of(notes),
                Optional.of(desk));
    }

    /// Shows another kind of screen from now on.
    public void use(ScreenKind kind) {
        screen = kind.factory().create(surroundings);
    }

    private Commands commands() {
        return new Commands() {
            @Override
            public CompletableFuture<CommandOutcome> submit(FleetCommand command) {
                sent.add(command);
                return CompletableFuture.completedFuture(new CommandOutcome.Accepted(new UUID(1, sent.size())));
            }

            @Override
            public void follow(FleetCommand command, Consumer<CommandState> listener) {
                sent.add(command);
                followers.add(listener);
                listener.accept(new CommandState.Requested(new UUID(1, sent.size())));
            }
        };
    }

    private final class Noted implements Navigator {
        @Override
        public void open(Destination destination) {
            opened.add(destination);
        }

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {
            toasts.add(sentence);
            undo.ifPresent(undos::add);
        }

        @Override
        public RunningTask begin(String sentence, Optional<Runnable> cancel) {
            return new RunningTask() {
                @Override
                public void progress(int done, int of) {}

                @Override
                public void end(End how) {
                    ended.add(how);
                }
            };
        }
    }

    /// Leads to a place, as the desk does.
    public void arrive(Destination place, FleetFrame frame) {
        fleet.accept(frame);
        screen.arrive(place);
        host.getChildren().setAll(screen.node());
        LastScreen.now((Stage) host.getScene().getWindow(), screen);
        screen.shown();
        screen.focus();
    }

    /// Another picture, and a look at it.
    public void accept(FleetFrame frame) {
        fleet.accept(frame);
        look();
    }

    /// What the screen does a few times a second.
    public void look() {
        fleet.tick();
        screen.hidden();
        screen.shown();
    }

    public void theme(Theme theme) {
        themes.change(themes.appearanceProperty().get().withTheme(theme));
    }

    /// Grows or shrinks all text.
    public void textPercent(int percent) {
        themes.change(themes.appearanceProperty().get().withTextPercent(percent));
    }

    public Scene scene() {
        return scene;
    }

    public Screen screen() {
        return screen;
    }

    /// Runs an action of the screen, as its key would.
    public void run(String action) {
        UiAction found = action(action);
        if (found.isEnabled()) {
            found.run().run();
        }
    }

    public UiAction action(String id) {
        return screen.actions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// The texts of all visible labels.
    public List<String> texts() {
        return texts("*");
    }

    public List<String> texts(String selector) {
        return scene.getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .filter(DetailStage::isSeen)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .toList();
    }

    /// The button with this text that is shown.
    public ButtonBase button(String text) {
        return scene.getRoot().lookupAll("*").stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .filter(each -> text.equals(each.getText()) && isSeen(each))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isSeen(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// What a question to the person says, for reading; empty where none is open.
    public Optional<Node> sheet() {
        return Optional.ofNullable(scene.lookup(".decision-sheet"));
    }
}
