package pitwall.app;

import java.io.IOException;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.views.theme.Themes;

/// The toolkit's view of the program: opens the one window and closes everything when it is closed.
public final class ConsoleApplication extends Application {
    /// The launcher of a package says so where it is.
    private static final String INSTALLED = "jpackage.app-path";

    private static final Logger log = LoggerFactory.getLogger(ConsoleApplication.class);

    private @Nullable Wiring wiring;

    @Override
    public void start(Stage stage) {
        // Beside what another processor still loads, and needs no log.
        Themes.prepare();
        HeadStart.end();
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, thrown) -> log.error("nobody took care of this in {}", thread.getName(), thrown));
        Options options = Options.again(getParameters().getRaw());
        InstantSource clock = InstantSource.system();
        try {
            DataFolder folder = options.folder();
            Optional<ConsoleLog> kept = ConsoleLog.begin(folder.path());
            GivenSettings given = given(options, folder);
            given.proxy().ifPresent(proxy -> ProxySelector.setDefault(new GivenProxy(proxy)));
            wiring = new Wiring(
                    options,
                    folder,
                    kept,
                    given,
                    stage,
                    address -> getHostServices().showDocument(address.toString()),
                    clock);
            Splash.giveWayTo(
                    stage.getScene(),
                    work -> Thread.ofVirtual().name("pitwall-splash").start(work));
            wiring.start();
            if (options.rehearse) {
                new Rehearsal(wiring, stage.getScene(), options.cars, options.rest, clock).start();
            } else {
                new DesktopRequests(wiring::ask).listen(System.getProperty("os.name", ""));
            }
            // Also when the program is told to end from outside, so that nothing temporary stays behind.
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("pitwall-exit").unstarted(wiring::close));
        } catch (IOException e) {
            refuse(String.valueOf(e.getMessage()), options);
            Platform.exit();
        }
    }

    /// Whoever started a program from a menu sees no terminal.
    private static void refuse(String sentence, Options options) {
        Terminal.say(sentence);
        if (System.getProperty(INSTALLED) != null && System.console() == null && !options.rehearse) {
            Alert said = new Alert(Alert.AlertType.ERROR, sentence, ButtonType.CLOSE);
            said.setTitle("Pitwall");
            said.setHeaderText(null);
            said.showAndWait();
        }
    }

    /// A rehearsal is the same everywhere.
    private static GivenSettings given(Options options, DataFolder folder) throws IOException {
        if (options.rehearse) {
            return GivenSettings.NONE;
        }
        Path ofComputer = GivenSettings.ofComputer(
                Optional.ofNullable(System.getProperty(INSTALLED)).map(Path::of), System.getProperty("os.name", ""));
        return GivenSettings.read(ofComputer, System.getenv(), folder.path());
    }

    @Override
    public void stop() {
        if (wiring != null) {
            wiring.close();
        }
    }
}
