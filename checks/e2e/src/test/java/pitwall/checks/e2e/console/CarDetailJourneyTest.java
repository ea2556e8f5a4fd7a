package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.UpdateProgress;

/// One car from the console: what is asked for is done when the car proves it, on a real server with simulated cars.
@UsesToolkit
class CarDetailJourneyTest {
    private static final int CARS = 30;
    /// An update takes some 30 s of a car's time.
    private static final Duration UPDATE = Duration.ofMinutes(3);

    private static final String QUICK = "quick";
    private static final String PASSWORD = "a password that is long";

    @TempDir
    Path folder;

    private RunningFleet fleet;
    private ConsoleUnderTest console;

    /// Cars live as fast as we do, but for the test that waits for their updates.
    @BeforeEach
    void signIn(TestInfo test) {
        int speed = test.getTags().contains(QUICK) ? 30 : 1;
        fleet = new RunningFleet(
                folder.resolve("server"), CARS, usual -> usual.withSpeed(speed).calmed());
        fleet.publishReleases();
        try (Administrator administrator = new Administrator(fleet.uri(), fleet.password())) {
            administrator.create("rita", PASSWORD, Role.RELEASE_MANAGER);
        }
        console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system());
        console.signIn(fleet.uri(), "rita", PASSWORD);
        eventually("all cars are shown live")
                .until(() -> console.pill().startsWith("LIVE")
                        && console.text(".status-screen").startsWith(CARS + " of " + CARS + " cars"));
    }

    @AfterEach
    void close() {
        console.close();
        fleet.close();
    }

    @Test
    void aCarThatDrivesIsNotUpdatedAndSaysWhy() {
        CarId car = any(each -> each.status().motion() == Motion.PARKED && runs(each, "4.2"));
        String before = String.valueOf(find(car).orElseThrow().status().actualVersion());
        fleet.drive(car);
        eventually("it drives")
                .until(() -> find(car)
                        .filter(each -> each.status().motion() == Motion.DRIVING)
                        .isPresent());
        open(car);

        setDesired();
        eventually("the sheet says that the car drives")
                .until(() -> says("decision-sheet", "Car is driving. It will apply when parked (policy)."));
        console.press(".decision-sheet .dangerous");

        eventually("the server has it and the car is not asked")
                .until(() -> update(car).map(UpdateProgress::stage).equals(Optional.of(CarStage.WAITING)));
        eventually("the screen says which gate is shut")
                .until(() -> says("car-gates", "The car is not parked, or does not say so"));
        console.takePicture("car-detail-driving");
        assertThat(find(car).orElseThrow().status().motion()).isEqualTo(Motion.DRIVING);
        assertThat(find(car).orElseThrow().status().actualVersion()).isEqualTo(before);

        console.press("Withdraw…");
        eventually("the sheet says what it does not undo")
                .until(() -> says("decision-sheet", "If it begins before it hears of this, it finishes."));
        console.takePictures("car-detail-withdraw");
        console.fill("#sheetReason", "It was the wrong car");
        console.press(".decision-sheet .dangerous");
        eventually("the wish is taken back, as every console sees")
                .until(() -> update(car).map(UpdateProgress::stage).equals(Optional.of(CarStage.LEFT_BEHIND)));
        eventually("nothing is left to withdraw").until(() -> console.isDisabled("Withdraw…"));
        assertThat(find(car).orElseThrow().status().actualVersion()).isEqualTo(before);
    }

    @Test
    void theLogAndWhatHappenedBeforeAreTwoKeysAwayEach() {
        eventually("the list has the keyboard")
                .until(() -> console.focus()
                        .filter(node -> node.getStyleClass().contains("car-table"))
                        .isPresent());
        console.push(KeyCode.DOWN);
        int keys = 0;

        console.push(KeyCode.E);
        keys++;
        eventually("the timeline has the focus").until(() -> chosenLine() >= 0);
        int newest = chosenLine();
        console.push(KeyCode.COMMA);
        keys++;
        eventually("the event before is pointed at").until(() -> chosenLine() > newest);
        assertThat(keys).isEqualTo(2);
        console.push(KeyCode.CONTROL, KeyCode.LEFT);
        eventually("an hour before that nothing happened, so it is the first event")
                .until(() -> chosenLine() == lines() - 1);
        console.push(KeyCode.CONTROL, KeyCode.RIGHT);
        eventually("and back").until(() -> chosenLine() == 0);

        console.push(KeyCode.ALT, KeyCode.DIGIT2);
        eventually("the server says what was reported before, and what an update needs")
                .until(() -> says("telemetry-range", "update needs 30"));
        console.push(KeyCode.LEFT);
        eventually("the cursor reads the curves")
                .until(() -> console.text(".telemetry-span").startsWith("At "));
        console.push(KeyCode.COMMA);
        eventually("what happened is a mark in the curves, which stay")
                .until(() -> console.text(".telemetry-event").startsWith("Event"));
        console.takePicture("car-detail-telemetry");

        console.push(KeyCode.ALT, KeyCode.LEFT);
        eventually("the list is back, with the keyboard")
                .until(() -> console.focus()
                        .filter(node -> node.getStyleClass().contains("car-table"))
                        .isPresent());
        console.push(KeyCode.L);
        eventually("the log is shown").until(() -> console.shows(".logs-pane"));
        console.push(KeyCode.SHIFT, KeyCode.E);
        eventually("it is still shown").until(() -> console.shows(".logs-pane"));
    }

    /// The line of the list in focus that is chosen; −1 where there is none.
    private int chosenLine() {
        return console.focus()
                .filter(ListView.class::isInstance)
                .map(node -> ((ListView<?>) node).getSelectionModel().getSelectedIndex())
                .orElse(-1);
    }

    private int lines() {
        return console.focus()
                .filter(ListView.class::isInstance)
                .map(node -> ((ListView<?>) node).getItems().size())
                .orElse(0);
    }

    @Test
    @Tag(QUICK)
    void whatIsWantedIsDoneWhenTheCarProvesItAndCanBeTakenBack() {
        CarId car = any(each -> each.status().motion() == Motion.PARKED && runs(each, "4.2.1") && battery(each) >= 50);
        open(car);

        setDesired();
        console.press(".decision-sheet .dangerous");
        eventually("the car proves the new version")
                .atMost(UPDATE)
                .until(() -> find(car).filter(each -> runs(each, "4.3")).isPresent()
                        && update(car).map(UpdateProgress::stage).equals(Optional.of(CarStage.SUCCEEDED)));
        eventually("the screen shows it beside what should be")
                .until(() -> says("version-pair", "=") && says("timeline-list", "Update done"));
        console.takePicture("car-detail-done");

        eventually("what it ran before is known").until(() -> !console.isDisabled("Roll back…"));
        console.press("Roll back…");
        eventually("only what it ran is offered").until(() -> says("version-table", "4.2.1"));
        assertThat(says("version-table", "4.4.0")).isFalse();
        choose("4.2.1");
        console.press(".decision-sheet .dangerous");

        eventually("the car proves the old version")
                .atMost(UPDATE)
                .until(() -> find(car).filter(each -> runs(each, "4.2.1")).isPresent()
                        && update(car).map(UpdateProgress::stage).equals(Optional.of(CarStage.SUCCEEDED)));
        eventually("the timeline tells it").until(() -> says("timeline-list", "Rollback done"));
    }

    /// By its id, as a person who knows which one it is: three keys and the id.
    private void open(CarId car) {
        console.push(KeyCode.CONTROL, KeyCode.K);
        eventually("the palette is open").until(() -> console.shows(".palette"));
        console.fill(".palette .text-field", car.value());
        eventually("the car is found").until(() -> says("palette-cell", car.value()));
        console.push(KeyCode.ENTER);
        eventually("the car is shown").until(() -> says("car-head", car.value()));
    }

    private void setDesired() {
        console.press("Set desired version…");
        eventually("the releases are there").until(() -> says("version-table", "4.3.0"));
        choose("4.3.0");
        eventually("it is asked about").until(() -> says("decision-sheet", "Set desired version 4.3.0"));
    }

    /// Goes down the list to a version with the arrow key.
    private void choose(String version) {
        for (int i = 0; i < 10 && !says("version-sheet", "Continue with " + version); i++) {
            console.push(KeyCode.DOWN);
        }
        console.press("Continue with " + version);
    }

    private boolean says(String styleClass, String text) {
        return console.words().stream()
                .anyMatch(word -> word.isIn(styleClass) && word.text().contains(text));
    }

    private CarId any(Predicate<Car> wanted) {
        CarId[] found = new CarId[1];
        eventually("such a car is there").until(() -> {
            console.latest().snapshot().forEach(car -> {
                if (found[0] == null && wanted.test(car)) {
                    found[0] = car.id();
                }
            });
            return found[0] != null;
        });
        return found[0];
    }

    private static boolean runs(Car car, String beginning) {
        String version = car.status().actualVersion();
        return version != null && version.startsWith(beginning);
    }

    private static int battery(Car car) {
        Integer percent = car.vitals().batteryPercent();
        return percent == null ? 0 : percent;
    }

    private Optional<Car> find(CarId id) {
        FleetSnapshot snapshot = console.latest().snapshot();
        return slot(id).isPresent() ? Optional.ofNullable(snapshot.at(slot(id).getAsInt())) : Optional.empty();
    }

    private Optional<UpdateProgress> update(CarId id) {
        FleetSnapshot snapshot = console.latest().snapshot();
        return slot(id).isPresent() ? Optional.ofNullable(snapshot.updateAt(slot(id).getAsInt())) : Optional.empty();
    }

    private OptionalInt slot(CarId id) {
        FleetSnapshot snapshot = console.latest().snapshot();
        return IntStream.range(0, snapshot.slots())
                .filter(slot -> {
                    Car car = snapshot.at(slot);
                    return car != null && car.id().equals(id);
                })
                .findFirst();
    }
}
