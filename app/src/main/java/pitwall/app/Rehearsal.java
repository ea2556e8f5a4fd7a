package pitwall.app;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.FleetFrame;
import pitwall.views.desk.Destination;

/// A visit of a console that nobody sees: waits until its fleet is live, looks at its screens and ends the program, so
/// that the launcher can keep the classes it loaded. FX thread.
final class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final Duration LOOK = Duration.millis(100);
    private static final int LOOKS_A_SECOND = 10;
    /// How many looks may go by before the fleet is live, and how many cars may take one more: they connect one by one.
    private static final int PATIENCE = 1200;

    private static final int CARS_A_LOOK = 5;

    /// How many looks go by at each screen.
    private static final int LOOKS = 20;

    /// What the program ends with then.
    private static final int NEVER_LIVE = 1;

    private static final List<Destination> SCREENS = List.of(
            new Destination.Connect(),
            new Destination.Overview(),
            new Destination.Cars("region:munich"),
            new Destination.Map(""),
            new Destination.Rollouts(),
            new Destination.Cars(""));

    private final Wiring console;
    private final Scene scene;
    private final int cars;
    private final int rest;
    private final InstantSource clock;
    private final Timeline looks = new Timeline(new KeyFrame(LOOK, _ -> look()));
    private int waited;
    private int seen;
    private int rested;

    /// @param cars how many the fleet has
    /// @param rest seconds before the end for which nobody touches the console
    Rehearsal(Wiring console, Scene scene, int cars, int rest, InstantSource clock) {
        this.console = console;
        this.scene = scene;
        this.cars = cars;
        this.rest = rest;
        this.clock = clock;
    }

    void start() {
        FirstFrame.of(scene, () -> log.info("the rehearsal sees the first frame at {}", now()));
        looks.setCycleCount(Animation.INDEFINITE);
        looks.play();
    }

    private void look() {
        if (seen == 0 && !isLive()) {
            waited++;
            if (waited > PATIENCE + cars / CARS_A_LOOK) {
                log.warn("the rehearsal ends without a live fleet");
                looks.stop();
                Thread.ofVirtual().start(() -> System.exit(NEVER_LIVE));
            }
        } else if (seen < SCREENS.size() * LOOKS) {
            if (seen == 0) {
                log.info("the rehearsal sees {} cars, live, at {}", cars, now());
            }
            if (seen % LOOKS == 0) {
                console.open(SCREENS.get(seen / LOOKS));
            }
            seen++;
        } else if (rested < rest * LOOKS_A_SECOND) {
            if (rested == 0) {
                log.info("the rehearsal rests at {}", now());
            }
            rested++;
        } else {
            end();
        }
    }

    /// For whoever measures the start and knows when it began. The system itself tells the start of a program only to
    /// the second that the computer was switched on in.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private boolean isLive() {
        FleetFrame latest = console.latest();
        return latest.freshness().allowsCommands() && latest.snapshot().size() == cars;
    }

    private void end() {
        looks.stop();
        Platform.exit();
    }
}
