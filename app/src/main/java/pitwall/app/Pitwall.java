package pitwall.app;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import org.apache.commons.cli.ParseException;

/// Starts the console. Not an `Application` itself, so that what keeps the toolkit from starting can be told in a
/// sentence.
public final class Pitwall {
    private static final int CANNOT_START = 2;
    /// For what is still written down after the window has gone.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Pitwall() {}

    public static void main(String[] arguments) {
        Options options = read(arguments);
        if (options.debug) {
            System.setProperty("PITWALL_LOG_LEVEL", "DEBUG");
        }
        if (options.serve) {
            serve(options);
            return;
        }
        if (options.isHandedOver()) {
            return;
        }
        Optional<StartTrouble> foreseen = StartTrouble.foresee(
                System.getProperty("os.name", ""), System.getProperty("glass.platform", ""), System.getenv());
        foreseen.ifPresent(Pitwall::giveUp);
        if (!options.rehearse) {
            DesktopRequests.expect(System.getProperty("os.name", ""));
        }
        HeadStart.begin();
        launch(options);
    }

    private static Options read(String[] arguments) {
        try {
            Options options = Options.of(System.getenv("PITWALL_DATA"), arguments);
            if (options.help) {
                end(Options.usage());
            } else if (options.version) {
                end("Pitwall " + ProgramUpkeep.current());
            }
            return options;
        } catch (ParseException | InvalidPathException e) {
            Terminal.say(e.getMessage() + System.lineSeparator() + Options.usage());
            System.exit(CANNOT_START);
            throw new IllegalStateException("ended", e);
        }
    }

    private static void end(String answer) {
        Terminal.answer(answer);
        System.exit(0);
    }

    private static void serve(Options options) {
        try {
            SampleBeside.serve(options.folder(), options.cars, InstantSource.system());
            System.exit(0);
        } catch (IOException e) {
            Terminal.say(String.valueOf(e.getMessage()));
            System.exit(CANNOT_START);
        }
    }

    /// Where this user's data is, unless the command line names another folder.
    static Path usualFolder() {
        return DataFolder.usual(
                System.getenv(), System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    private static void launch(Options options) {
        try {
            Application.launch(ConsoleApplication.class, options.toArguments());
            if (!options.rehearse) {
                endSoon(); // after a rehearsal Java may write down for long what it loaded
            }
        } catch (RuntimeException | LinkageError e) {
            Optional<StartTrouble> trouble = StartTrouble.explain(e);
            if (trouble.isEmpty()) {
                throw e;
            }
            giveUp(trouble.get());
        }
    }

    /// Everything of ours is closed: a thread that a library left behind keeps no program without a window.
    private static void endSoon() {
        CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> System.exit(0));
    }

    private static void giveUp(StartTrouble trouble) {
        Terminal.say(trouble.sentence());
        System.exit(CANNOT_START);
    }
}
