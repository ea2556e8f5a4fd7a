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
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Motion;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.UpdateProgress;
import pitwall.simulator.SimulationSettings;

/// One car from the console: what is asked for is done when the car proves it, on a real server with simulated cars.
class CarDetailJourneyTest {
    private static final int CARS = 30;
    /// An update takes some 30 s of a car's time.
    private static final Duration UPDATE = Duration.ofMinutes(3);

    private static final String PASSWORD = "a password that is long";

    @TempDir
    Path folder;

    private RunningFleet fleet;
    private ConsoleUnderTest console;

    @BeforeEach
    void signIn() {
        fleet = new RunningFleet(folder.resolve("server"), CARS, SimulationSettings::calmed);
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
