package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.InstantSource;
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
            // The first picture had only the cars that had come up by then, and the newest is written a second later.
            eventually("cars are shown again").until(() -> {
                console.push(KeyCode.CONTROL, KeyCode.RIGHT);
                return console.text(".time-trouble").isEmpty()
                        && console.text(".status-screen").contains("of " + CARS + " cars");
            });
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
