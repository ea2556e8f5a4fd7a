package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Workload;

/// What can be done in the past of a real fleet, with the keyboard only: moments are marked and found again, the past
/// is held against the present, and a car is opened as it was.
@UsesToolkit
class PastKeysJourneyTest {
    private static final int CARS = 12;
    /// So much of the past is there before anything happens in it.
    private static final int SECONDS = 15;

    @TempDir
    Path folder;

    private RunningFleet fleet;
    private ConsoleUnderTest console;
    private CarId car;

    /// One car crashes after a while.
    @BeforeEach
    void live() {
        fleet = new RunningFleet(folder.resolve("server"), CARS, usual -> usual.calmed());
        // What the console sees first has them all.
        eventually("all cars are connected").until(() -> fleet.online() == CARS);
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(fleet.uri(), fleet.password());
        eventually("all cars are shown live")
                .until(() -> console.pill().startsWith("LIVE")
                        && console.text(".status-screen").startsWith(CARS + " of " + CARS + " cars"));
        Instant all = asOf();
        car = first().id();
        eventually("there is a past").until(() -> asOf().isAfter(all.plusSeconds(SECONDS)));
        fleet.crash(car);
        eventually("it failed").until(() -> find(car).status().workload() == Workload.FAILED);
    }

    @AfterEach
    void close() {
        console.close();
        fleet.close();
    }

    @Test
    void aMomentIsMarkedFoundAgainByTheNextProgramAndDeleted() {
        toPast();
        console.push(KeyCode.B);
        eventually("its text has the focus").until(() -> console.shows(".bookmarks-pane"));
        console.type("all is well");
        console.push(KeyCode.ENTER);
        eventually("it is listed").until(() -> listed("all is well"));
        String marked = moment();
        console.takePictures("replay-bookmark-kept");
        console.push(KeyCode.ESCAPE);
        eventually("the list is closed").until(() -> !console.shows(".bookmarks-pane"));
        console.push(KeyCode.F7);
        eventually("it is live").until(() -> !console.shows(".time-bar"));

        console.close();
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.unlock();
        eventually("it is live again").until(() -> console.pill().startsWith("LIVE"));
        console.push(KeyCode.F7);
        eventually("the past is shown").until(() -> console.shows(".time-bar"));
        console.push(KeyCode.B);
        eventually("it is still listed").until(() -> listed("all is well"));
        console.push(KeyCode.TAB);
        console.push(KeyCode.HOME);
        console.push(KeyCode.ENTER);
        eventually("the same moment is shown").until(() -> moment().equals(marked));

        console.push(KeyCode.B);
        eventually("the list is there").until(() -> listed("all is well"));
        console.push(KeyCode.TAB);
        console.push(KeyCode.HOME);
        console.push(KeyCode.DELETE);
        eventually("it is gone").until(() -> !listed("all is well"));
    }

    @Test
    void thePastIsHeldAgainstThePresentAndOnlyWhatChangedIsListed() {
        toPast();

        console.push(KeyCode.SHIFT, KeyCode.F7);
        eventually("what it was and is").until(() -> says("car-table", "→ Failed"));
        assertThat(console.text(".time-compare .label")).isEqualTo("Then → now; now is live");
        console.takePictures("replay-compared");

        console.push(KeyCode.CONTROL, KeyCode.F7);
        eventually("it is among the few that changed")
                .until(() -> says("car-table", car.value())
                        && !console.text(".status-screen").startsWith(CARS + " of"));
        console.push(KeyCode.CONTROL, KeyCode.F7);
        eventually("all are listed").until(() -> console.text(".status-screen").startsWith(CARS + " of"));
        console.push(KeyCode.SHIFT, KeyCode.F7);
        eventually("the past alone is shown").until(() -> !says("car-table", "→ Failed"));
    }

    @Test
    void aCarIsOpenedAsItWas() {
        toPast();
        console.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is open").until(() -> console.shows(".palette"));
        console.type(car.value());
        eventually("the car is found").until(() -> says("palette-cell", car.value()));
        console.push(KeyCode.ENTER);

        eventually("it is shown, well").until(() -> says("car-head", car.value()) && says("car-head", "In sync"));
        assertThat(says("car-head", "Failed")).isFalse();
        assertThat(console.pill()).startsWith("REPLAY");
        console.takePictures("replay-car-opened");

        console.push(KeyCode.F7);
        eventually("live it has failed").until(() -> says("car-head", "Failed"));
    }

    @Test
    void aTimeTypedIntoThePaletteIsShown() {
        toPast();
        String wanted = moment();
        console.push(KeyCode.F7);
        eventually("it is live").until(() -> !console.shows(".time-bar"));

        console.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is open").until(() -> console.shows(".palette"));
        console.type("@" + time(wanted));
        eventually("the time is offered").until(() -> says("palette-cell", time(wanted)));
        console.takePictures("palette-moment");
        console.push(KeyCode.ENTER);

        eventually("that moment is shown").until(() -> console.pill().startsWith("REPLAY") && moment().equals(wanted));
        assertThat(console.text(".time-trouble")).isEmpty();
    }

    private static String time(String moment) {
        return moment.replaceFirst(".*?(\\d\\d:\\d\\d:\\d\\d).*", "$1");
    }

    /// From where everything was seen first, ten seconds on: then all cars were there.
    private void toPast() {
        console.push(KeyCode.F7);
        eventually("the past is shown").until(() -> console.pill().startsWith("REPLAY") && console.shows(".time-bar"));
        console.push(KeyCode.RIGHT);
        eventually("all cars are there, and well")
                .until(() -> console.text(".time-trouble").isEmpty()
                        && console.text(".status-screen").startsWith(CARS + " of " + CARS + " cars"));
    }

    /// Without how long ago that is.
    private String moment() {
        return console.text(".time-moment").replaceFirst(" \\(.*", "");
    }

    private boolean listed(String text) {
        return says("bookmarks-pane", text)
                && console.words().stream()
                        .anyMatch(word -> word.isIn("list-cell") && word.text().contains(text));
    }

    private boolean says(String styleClass, String text) {
        return console.words().stream()
                .anyMatch(word -> word.isIn(styleClass) && word.text().contains(text));
    }

    private Instant asOf() {
        return Objects.requireNonNull(console.latest().asOf());
    }

    private Car first() {
        Car[] found = new Car[1];
        console.latest().snapshot().forEach(each -> found[0] = each);
        return found[0];
    }

    private Car find(CarId id) {
        Car[] found = new Car[1];
        console.latest().snapshot().forEach(each -> {
            if (each.id().equals(id)) {
                found[0] = each;
            }
        });
        return Objects.requireNonNull(found[0]);
    }
}
