package pitwall.checks.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import pitwall.app.Pitwall;
import pitwall.app.Wiring;

/// The whole console in a program of its own, used by a script: it types the passphrase, signs in where a server is
/// given, and says when all cars are listed (and remembered, where they came from a server). Ends with its input.
public final class ConsoleProgram {
    private static final String PASSPHRASE = "a passphrase for benchmarks";
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Scene scene;
    private final int cars;
    private final String server;
    private final String user;
    private final String password;
    /// Searching the whole window for them in each frame is work that no console does.
    private final Map<String, @Nullable Labeled> labels = new HashMap<>();

    private int step;

    private ConsoleProgram(Scene scene, int cars, String server, String user, String password) {
        this.scene = scene;
        this.cars = cars;
        this.server = server;
        this.user = user;
        this.password = password;
    }

    /// @param arguments data folder, number of cars to wait for, address of the server or nothing, its first password
    public static void main(String[] arguments) throws InterruptedException, IOException {
        Locale.setDefault(Locale.ENGLISH);
        Thread program = Thread.ofPlatform()
                .name("main")
                .start(() -> Pitwall.main(new String[] {"--no-keychain", "--data", arguments[0]}));
        Scene scene = firstScene(program);
        Platform.runLater(() -> of(scene, arguments).play(() -> {
            System.out.println("listed");
            System.out.flush();
        }));
        System.in.transferTo(OutputStream.nullOutputStream());
        Platform.exit();
        program.join();
        Runtime.getRuntime().halt(0);
    }

    /// Of the console that is only just starting. Ends this program where there is none to come.
    private static Scene firstScene(Thread program) throws InterruptedException {
        try {
            Pause.until("a window of the console", WINDOW, () -> scene() != null || !program.isAlive());
        } catch (TimeoutException e) {
            System.err.println(e.getMessage());
        }
        Scene scene = scene();
        if (scene == null) {
            Runtime.getRuntime().halt(1);
        }
        return Objects.requireNonNull(scene);
    }

    private static @Nullable Scene scene() {
        CompletableFuture<@Nullable Scene> found = new CompletableFuture<>();
        try {
            Platform.runLater(() -> found.complete(Window.getWindows().stream()
                    .map(Window::getScene)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null)));
        } catch (IllegalStateException e) {
            return null;
        }
        return found.completeOnTimeout(null, 1, TimeUnit.SECONDS).join();
    }

    private static ConsoleProgram of(Scene scene, String[] arguments) {
        return new ConsoleProgram(scene, Integer.parseInt(arguments[1]), arguments[2], user(arguments), arguments[3]);
    }

    /// Opens the console in a window and uses it as the script says. FX thread.
    ///
    /// @param arguments as for [#main]
    /// @param listed runs once all cars are listed
    /// @throws IOException whose message says in a sentence what is wrong with the data folder
    static Wiring open(Stage stage, String[] arguments, Runnable listed) throws IOException {
        Wiring opened = Wiring.in(Path.of(arguments[0]), stage, InstantSource.system());
        opened.start();
        of(stage.getScene(), arguments).play(listed);
        return opened;
    }

    /// Whoever is named last, or the administrator.
    private static String user(String[] arguments) {
        return arguments.length > 4 ? arguments[4] : "admin";
    }

    private void play(Runnable listed) {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (isOver()) {
                    stop();
                    listed.run();
                }
            }
        }.start();
    }

    /// Does whatever the screen is waiting for.
    private boolean isOver() {
        if (step == 0 && !server.isEmpty() && shows("#address")) {
            type("#address", server);
            press("Continue");
            step++;
        } else if (step <= 1 && shows("#passphrase")) {
            type("#passphrase", PASSPHRASE);
            pressNode("#openVault");
            step = 2;
        } else if (step == 2 && !server.isEmpty() && shows("#signIn") && shows(".welcome #password")) {
            type(".welcome #user", user);
            type(".welcome #password", password);
            pressNode("#signIn");
            step++;
        }
        boolean listed = text(".status-screen").replaceAll("[^0-9a-z]", "").startsWith(cars + "of" + cars);
        return listed && (server.isEmpty() || text(".status-line #cache").matches("cache \\d\\d:.*"));
    }

    private boolean shows(String selector) {
        Node node = scene.lookup(selector);
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node != null && !node.isDisabled();
    }

    private void type(String selector, String text) {
        if (scene.lookup(selector) instanceof TextInputControl field) {
            field.setText(text);
        }
    }

    private void pressNode(String selector) {
        if (scene.lookup(selector) instanceof ButtonBase button) {
            button.fire();
        }
    }

    private void press(String word) {
        press(scene.getRoot(), word);
    }

    private static void press(Parent under, String word) {
        for (Node node : under.getChildrenUnmodifiable()) {
            if (node instanceof ButtonBase button && word.equals(button.getText()) && button.isVisible()) {
                button.fire();
                return;
            }
            if (node instanceof Parent parent) {
                press(parent, word);
            }
        }
    }

    private String text(String selector) {
        Labeled label = labels.get(selector);
        if (label == null || label.getScene() != scene) {
            label = scene.lookup(selector) instanceof Labeled found ? found : null;
            labels.put(selector, label);
        }
        return label == null ? "" : label.getText();
    }
}
