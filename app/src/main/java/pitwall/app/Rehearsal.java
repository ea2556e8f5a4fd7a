package pitwall.app;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.FleetFrame;
import pitwall.views.desk.Destination;

/// A visit of a console that nobody sees: waits until its fleet is live, looks at its screens and ends the program, so
/// that the launcher can keep the classes it loaded. FX thread.
final class Rehearsal {
    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    private static final Duration LOOK = Duration.seconds(2);
    /// How many looks may go by before the fleet is live.
    private static final int PATIENCE = 60;

    /// What the program ends with then.
    private static final int NEVER_LIVE = 1;

    private static final List<Destination> SCREENS = List.of(
            new Destination.Overview(),
            new Destination.Cars("region:munich"),
            new Destination.Rollouts(),
            new Destination.Cars(""));

    private final Wiring console;
    private final int cars;
    private final Timeline looks = new Timeline(new KeyFrame(LOOK, _ -> look()));
    private int waited;
    private int seen;

    Rehearsal(Wiring console, int cars) {
        this.console = console;
        this.cars = cars;
    }

    void start() {
        looks.setCycleCount(Animation.INDEFINITE);
        looks.play();
    }

    private void look() {
        if (seen == 0 && !isLive()) {
            waited++;
            if (waited > PATIENCE) {
                log.warn("the rehearsal ends without a live fleet");
                looks.stop();
                Thread.ofVirtual().start(() -> System.exit(NEVER_LIVE));
            }
        } else if (seen < SCREENS.size()) {
            if (seen == 0) {
                log.info("the rehearsal sees {} cars, live", cars);
            }
            console.open(SCREENS.get(seen));
            seen++;
        } else {
            end();
        }
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
