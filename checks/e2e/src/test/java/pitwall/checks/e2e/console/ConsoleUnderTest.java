package pitwall.checks.e2e.console;

import static pitwall.checks.e2e.console.Eventually.eventually;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.app.Wiring;
import pitwall.client.FleetFrame;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.ports.FileChoice;
import pitwall.views.theme.Theme;

/// The real console in a window of its own, used and read as a person would. Called on the test thread.
final class ConsoleUnderTest implements AutoCloseable {
    static final String PASSPHRASE = "a passphrase for tests";

    /// No window has so many places for the focus.
    private static final int MOST_TABS = 100;

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Wiring wiring;
    private final AtomicReference<@Nullable Path> nextFile;

    private ConsoleUnderTest(Stage stage, Wiring wiring, AtomicReference<@Nullable Path> nextFile) {
        this.stage = stage;
        this.wiring = wiring;
        this.nextFile = nextFile;
    }

    /// Starts a console that keeps everything in `data`.
    static ConsoleUnderTest open(Path data, InstantSource clock) {
        Locale.setDefault(Locale.ENGLISH);
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException("the toolkit does not start", e);
        }
        Platform.setImplicitExit(false);
        return onFx(() -> {
            Stage stage = new Stage();
            AtomicReference<@Nullable Path> nextFile = new AtomicReference<>();
            Wiring wiring = Wiring.in(data, stage, answering(nextFile), clock);
            wiring.start();
            return new ConsoleUnderTest(stage, wiring, nextFile);
        });
    }

    private static FileChoice answering(AtomicReference<@Nullable Path> nextFile) {
        return new FileChoice() {
            @Override
            public Optional<Path> choose(String title, String suggested, List<FileKind> kinds) {
                return Optional.ofNullable(nextFile.getAndSet(null));
            }

            @Override
            public Optional<Path> pick(String title, List<FileKind> kinds) {
                return Optional.ofNullable(nextFile.getAndSet(null));
            }
        };
    }

    /// Answers the next question for a file to write or to read.
    void willChoose(Path file) {
        nextFile.set(file);
    }

    /// Walks through the first run: address, passphrase, the first account and its password.
    void signIn(URI server, String password) {
        signIn(server, "admin", password);
    }

    /// The same as somebody else.
    void signIn(URI server, String user, String password) {
        keepSecretsFor(server.toString());
        fill(".welcome #user", user);
        enterPassword(password);
    }

    void enterPassword(String password) {
        fill(".welcome #password", password);
        press("#signIn");
    }

    /// The first half of that: a server, and a passphrase for the secrets.
    void keepSecretsFor(String server) {
        fill("#address", server);
        press("Continue");
        enterPassphrase();
    }

    /// Opens the secrets of an earlier run, which leads to what is remembered.
    void unlock() {
        enterPassphrase();
    }

    private void enterPassphrase() {
        fill("#passphrase", PASSPHRASE);
        press("#openVault");
    }

    /// The newest that the program knows, whether or not it is on the screen yet.
    FleetFrame latest() {
        return wiring.latest();
    }

    String pill() {
        return text(".mode-pill");
    }

    /// The sentence of the band; empty while there is no band.
    Optional<String> band() {
        return onFx(() -> visible(".mode-band .band-sentence").map(node -> ((Labeled) node).getText()));
    }

    String text(String selector) {
        return onFx(
                () -> visible(selector).map(node -> ((Labeled) node).getText()).orElse(""));
    }

    /// What stands in a field.
    String typed(String selector) {
        return onFx(() -> visible(selector)
                .map(node -> ((TextInputControl) node).getText())
                .orElse(""));
    }

    boolean shows(String selector) {
        return onFx(() -> visible(selector).isPresent());
    }

    /// Leads somewhere and closes that tab again.
    ///
    /// @return the screen that was in it
    WeakReference<Screen> openAndClose(Destination destination) {
        onFx(() -> {
            wiring.open(destination);
            return destination;
        });
        WaitForAsyncUtils.waitForFxEvents();
        return onFx(() -> {
            Tab tab = ((TabPane) visible(".tab-pane").orElseThrow())
                    .getSelectionModel()
                    .getSelectedItem();
            WeakReference<Screen> screen = new WeakReference<>((Screen) tab.getUserData());
            tab.getOnCloseRequest().handle(new Event(Tab.TAB_CLOSE_REQUEST_EVENT));
            return screen;
        });
    }

    /// Everything that can be read or heard.
    List<Word> words() {
        return onFx(() -> Word.under(stage.getScene().getRoot()));
    }

    /// Windows that keep a person from using the console.
    List<Window> modalWindows() {
        return onFx(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Stage other && other.getModality() != Modality.NONE)
                .toList());
    }

    Optional<Node> focus() {
        return onFx(() -> Optional.ofNullable(stage.getScene().getFocusOwner()));
    }

    /// Letter by letter, without the pauses of a person.
    void type(String text) {
        robot.targetWindow(stage).write(text, 0);
    }

    /// Presses keys together and lets them go, as fast as the platform takes them.
    void push(KeyCode... keys) {
        onFx(() -> {
            stage.requestFocus();
            Robot fingers = new Robot();
            for (KeyCode key : keys) {
                fingers.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                fingers.keyRelease(keys[i]);
            }
            return stage;
        });
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    void speak(Locale language) {
        onFx(() -> {
            wiring.preferences().change(now -> now.withLanguage(language));
            return language;
        });
    }

    void dress(Theme theme) {
        onFx(() -> {
            wiring.preferences().change(now -> now.with(now.appearance().withTheme(theme)));
            return theme;
        });
    }

    /// Presses Tab until what has this id has the focus.
    void tabTo(String id) {
        for (int tab = 0; tab < MOST_TABS && !hasFocus(id); tab++) {
            push(KeyCode.TAB);
        }
        eventually(id + " has the focus").until(() -> hasFocus(id));
    }

    boolean hasFocus(String id) {
        return focus().filter(node -> id.equals(node.getId())).isPresent();
    }

    /// Saves a dark and a light picture in the smallest size of the design to `target/screens`.
    void takePictures(String name) {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            dress(theme);
            Picture.save(
                    onFx(() -> imageOf(1280, 800)), name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-1280x800");
        }
        dress(Theme.DARK);
    }

    /// The same as [#takePictures], and as large as a monitor.
    void takePicturesOfBothSizes(String name) {
        takePictures(name);
        Picture.save(onFx(() -> imageOf(1920, 1080)), name + "-dark-1920x1080");
    }

    /// The scene as it looks in a window of another size. The window itself stays as it is, because the platform
    /// of tests may not draw its next frame after a window grew.
    private WritableImage imageOf(int width, int height) {
        Parent root = stage.getScene().getRoot();
        for (int pass = 0; pass < 3; pass++) {
            root.resize(width, height);
            root.applyCss();
            root.layout();
        }
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(stage.getScene().getFill());
        parameters.setViewport(new Rectangle2D(0, 0, width, height));
        return root.snapshot(parameters, null);
    }

    void takePicture(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Picture.save(onFx(() -> stage.getScene().snapshot(null)), name);
    }

    /// Types at once: keystroke by keystroke takes seconds and proves no more.
    void fill(String field, String text) {
        eventually(field + " is shown").until(() -> shows(field));
        onFx(() -> {
            Node node = visible(field).orElseThrow();
            node.requestFocus();
            ((TextInputControl) node).setText(text);
            return node;
        });
    }

    /// Presses the button with this text or selector.
    void press(String button) {
        eventually(button + " can be pressed")
                .until(() -> onFx(
                        () -> find(button).filter(node -> !node.isDisabled()).isPresent()));
        onFx(() -> {
            ((ButtonBase) find(button).orElseThrow()).fire();
            return button;
        });
    }

    /// True while the button with this text or selector is shown and cannot be pressed; fails where it is not shown.
    boolean isDisabled(String button) {
        return onFx(() -> find(button).orElseThrow().isDisabled());
    }

    @Override
    public void close() {
        onFx(() -> {
            wiring.close();
            stage.close();
            return stage;
        });
    }

    private Optional<Node> find(String button) {
        return button.startsWith("#") || button.startsWith(".") ? visible(button) : labeled(button);
    }

    private Optional<Node> labeled(String text) {
        return stage.getScene().getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Labeled labeled && text.equals(labeled.getText()))
                .filter(ConsoleUnderTest::isShown)
                .findFirst();
    }

    private Optional<Node> visible(String selector) {
        Parent root = stage.getScene().getRoot();
        return root.lookupAll(selector).stream()
                .filter(ConsoleUnderTest::isShown)
                .findFirst();
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static <T> T onFx(Callable<T> work) {
        try {
            return WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(work));
        } catch (TimeoutException e) {
            throw new IllegalStateException("the FX thread does not answer", e);
        }
    }
}
