package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;

/// The past of a real fleet, with the keyboard: there, a minute on, back, and the same without a server.
@UsesToolkit
class TimeTravelJourneyTest {
    private static final int CARS = 20;
    /// The newest moment is a whole second, and may lie a little before what is shown live.
    private static final int SECONDS = 5;

    @TempDir
    Path folder;

    @Test
    void whatWasSeenIsShownAgainAlsoWithoutAServer() {
        try (RunningFleet fleet = new RunningFleet(folder.resolve("server"), CARS, usual -> usual.calmed());
                ConsoleUnderTest console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system())) {
            console.signIn(fleet.uri(), fleet.password());
            eventually("all cars are shown live")
                    .until(() -> console.pill().startsWith("LIVE")
                            && console.text(".status-screen").startsWith(CARS + " of " + CARS + " cars"));
            CarId car = parked(console);
            fleet.drive(car);
            eventually("it drives").until(() -> drives(console, car));
            Instant all = asOf(console);
            eventually("there is a past with all of them")
                    .until(() -> asOf(console).isAfter(all.plusSeconds(SECONDS)));

            console.push(KeyCode.F7);
            eventually("the past is shown, from where it was seen first")
                    .until(() -> console.pill().startsWith("REPLAY") && console.shows(".time-bar"));
            assertThat(console.band())
                    .hasValueSatisfying(band -> assertThat(band).startsWith("You are looking at"));
            console.push(KeyCode.CONTROL, KeyCode.LEFT);
            eventually("before that nobody looked")
                    .until(() -> console.text(".time-trouble").equals("Not cached on this computer"));
            console.takePictures("replay-not-cached");
            console.push(KeyCode.CONTROL, KeyCode.RIGHT);
            // The first picture had only the cars that had come up by then; at the newest moment all are there.
            console.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.RIGHT);
            eventually("cars are shown again")
                    .until(() -> console.text(".time-trouble").isEmpty()
                            && console.text(".status-screen").startsWith(CARS + " of " + CARS + " cars"));
            console.takePictures("replay-cars");

            fleet.stopServer();
            console.push(KeyCode.F7);
            eventually("it is live again, and then it is not")
                    .until(() -> console.pill().startsWith("RECONNECTING"));
            console.push(KeyCode.F7);
            eventually("the same past is shown without a server").until(() -> {
                console.push(KeyCode.RIGHT);
                return console.pill().startsWith("REPLAY")
                        && console.text(".status-screen").contains("of " + CARS + " cars");
            });
            console.push(KeyCode.L);
            eventually("and left again").until(() -> !console.shows(".time-bar"));
        }
    }

    private static Instant asOf(ConsoleUnderTest console) {
        return Objects.requireNonNull(console.latest().asOf());
    }

    private static CarId parked(ConsoleUnderTest console) {
        CarId[] found = new CarId[1];
        console.latest().snapshot().forEach(car -> {
            if (car.status().motion() == Motion.PARKED) {
                found[0] = car.id();
            }
        });
        return found[0];
    }

    private static boolean drives(ConsoleUnderTest console, CarId id) {
        boolean[] drives = new boolean[1];
        console.latest().snapshot().forEach(car -> drives[0] |= isDriving(car, id));
        return drives[0];
    }

    private static boolean isDriving(Car car, CarId id) {
        return car.id().equals(id) && car.status().motion() == Motion.DRIVING;
    }
}
