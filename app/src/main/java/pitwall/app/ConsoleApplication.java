package pitwall.app;

import java.io.IOException;
import java.time.InstantSource;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// The toolkit's view of the program: opens the one window and closes everything when it is closed.
public final class ConsoleApplication extends Application {
    private @Nullable Wiring wiring;

    @Override
    public void start(Stage stage) {
        Options options = new Options();
        new CommandLine(options).parseArgs(getParameters().getRaw().toArray(String[]::new));
        try {
            wiring = new Wiring(options, options.folder(), stage, InstantSource.system());
            wiring.start();
            if (options.rehearse) {
                new Rehearsal(wiring, options.cars).start();
            }
            // Also when the program is told to end from outside, so that nothing temporary stays behind.
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("pitwall-exit").unstarted(wiring::close));
        } catch (IOException e) {
            Terminal.say(String.valueOf(e.getMessage()));
            Platform.exit();
        }
    }

    @Override
    public void stop() {
        if (wiring != null) {
            wiring.close();
        }
    }
}
