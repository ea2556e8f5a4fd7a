package pitwall.checks.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;
import static pitwall.checks.e2e.console.Eventually.eventually;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Workload;
import pitwall.fleet.query.Area;

/// The map by keys only, on a real server with simulated cars, and without the server.
@UsesToolkit
class MapJourneyTest {
    private static final int CARS = 30;

    @TempDir
    Path folder;

    @Test
    void aRegionsFailedCarsAndAClustersListAreAFewKeysAwayAndStayWithoutTheServer() {
        try (RunningFleet fleet = new RunningFleet(folder.resolve("server"), CARS, usual -> usual.calmed())) {
            fleet.publishRegions();
            try (ConsoleUnderTest console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system())) {
                console.signIn(fleet.uri(), fleet.password());
                eventually("all cars are shown live")
                        .until(() -> console.pill().startsWith("LIVE")
                                && console.text(".status-screen").startsWith(CARS + " of " + CARS + " cars"));
                onTheMap(console, crashedIn("munich", fleet, console));
                eventually("the cache has it")
                        .until(() -> console.text(".status-line #cache").matches("cache \\d\\d:.*"));
            }
            fleet.stopServer();
            try (ConsoleUnderTest console = ConsoleUnderTest.open(folder.resolve("console"), InstantSource.system())) {
                console.unlock();
                withoutTheServer(console);
            }
        }
    }

    /// One car of a region in which all were well breaks.
    private static CarId crashedIn(String region, RunningFleet fleet, ConsoleUnderTest console) {
        CarId broken = cars(console).stream()
                .filter(car -> car.info().region().equals(region))
                .map(Car::id)
                .min(Comparator.comparing(CarId::value))
                .orElseThrow();
        fleet.crash(broken);
        eventually("the console has heard of it")
                .until(() -> cars(console).stream()
                        .filter(car -> car.status().workload() == Workload.FAILED)
                        .map(Car::id)
                        .toList()
                        .equals(List.of(broken)));
        return broken;
    }

    private static void onTheMap(ConsoleUnderTest console, CarId broken) {
        CountedKeys keys = new CountedKeys(console);
        toTheMap(keys, console);
        eventually("the cars are on it")
                .until(() -> console.text(".status-screen").startsWith(CARS + " cars on the map"));
        keys.push(KeyCode.R);
        eventually("the regions have the keys").until(() -> hasKeys(console, "region-list"));
        eventually("the cities of the cars are listed").until(() -> says(console, "region-pane", "Munich"));
        eventually("the region with the failed car is the urgent one")
                .until(() -> console.words().stream()
                        .anyMatch(word ->
                                word.isIn("region-pane") && word.text().matches("Munich, .*[Pp]riority \\d.*")));
        console.takePicture("journey-map-regions");
        keys.push(KeyCode.HOME);
        keys.push(KeyCode.ENTER);
        eventually("only the cars of the most urgent region are asked for")
                .until(() -> query(console).equals("region:munich"));
        long there = cars(console).stream()
                .filter(car -> car.info().region().equals("munich"))
                .count();
        eventually("they are on the map")
                .until(() -> console.text(".status-screen").startsWith(there + " car"));
        int used = keys.pressed();
        assertThat(used)
                .as("keys from the list of cars to the cars of a region")
                .isLessThanOrEqualTo(8);

        keys.push(KeyCode.CONTROL, KeyCode.F).push(KeyCode.END).type(" status:failed");
        eventually("the failed car of the region is what is left")
                .until(() -> console.text(".status-screen").startsWith("1 car "));
        focusMap(console);
        console.push(KeyCode.ESCAPE);
        eventually("the table says which it is").until(() -> says(console, "map-side", broken.value()));
        clear(console);

        focusMap(console);
        console.push(KeyCode.TAB);
        console.push(KeyCode.ENTER);
        eventually("the worst cluster's cars are listed")
                .until(() -> says(console, "map-side-cars", "of this cluster"));
        console.takePicture("journey-map-cluster");
        focusMap(console);
        console.push(KeyCode.W);
        eventually("what the window shows is in the query")
                .until(() -> query(console).startsWith("area:"));
        clear(console);
        focusMap(console);
        drawAround(console);
        clear(console);
        console.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        eventually("all cars again").until(() -> console.text(".status-screen").startsWith(CARS + " of "));
    }

    /// A triangle around the upper right of the middle, with a cross that arrows lead.
    private static void drawAround(ConsoleUnderTest console) {
        console.push(KeyCode.D);
        eventually("there is a cross").until(() -> console.shows(".map-draw-hint"));
        push(console, KeyCode.LEFT, 4);
        push(console, KeyCode.UP, 5);
        console.push(KeyCode.SPACE);
        push(console, KeyCode.RIGHT, 9);
        console.push(KeyCode.SPACE);
        push(console, KeyCode.DOWN, 9);
        console.takePicture("journey-map-draw");
        console.push(KeyCode.ENTER);
        eventually("what was drawn is in the query").until(() -> query(console).startsWith("area:"));
        Area area = Area.of(query(console).substring("area:".length())).orElseThrow();
        assertThat(console.shows(".map-draw-hint")).isFalse();
        eventually("the cars inside are what is left")
                .until(() -> console.text(".status-screen").startsWith(inside(console, area) + " car"));
    }

    private static void push(ConsoleUnderTest console, KeyCode key, int times) {
        for (int i = 0; i < times; i++) {
            console.push(key);
        }
    }

    private static long inside(ConsoleUnderTest console, Area area) {
        return cars(console).stream()
                .map(car -> car.vitals().position())
                .filter(position -> position != null && area.holds(position))
                .count();
    }

    private static void withoutTheServer(ConsoleUnderTest console) {
        eventually("the remembered cars are shown")
                .until(() -> console.text(".status-screen").startsWith(CARS + " of " + CARS + " cars"));
        toTheMap(new CountedKeys(console), console);
        eventually("every car is where it was last")
                .until(() -> console.text(".status-screen").startsWith(CARS + " cars on the map"));
        eventually("with the age of that")
                .until(() -> console.words().stream()
                        .anyMatch(word -> word.isIn("map-side") && word.text().matches("\\d+\u00A0(s|min)")));
        console.push(KeyCode.R);
        eventually("the regions are remembered, as of a time")
                .until(() -> says(console, "region-pane", "Munich") && says(console, "region-pane", "As of "));
        assertThat(console.isDisabled("Import GeoJSON…")).isTrue();
        console.takePicture("journey-map-offline");
    }

    private static void toTheMap(CountedKeys keys, ConsoleUnderTest console) {
        keys.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        eventually("the map is shown").until(() -> console.shows(".car-map"));
        focusMap(console);
    }

    /// F6 goes from pane to pane.
    private static void focusMap(ConsoleUnderTest console) {
        for (int i = 0; i < 6 && !hasKeys(console, "car-map"); i++) {
            console.push(KeyCode.F6);
        }
        eventually("the map has the keys").until(() -> hasKeys(console, "car-map"));
    }

    private static void clear(ConsoleUnderTest console) {
        eventually("nothing is asked for").until(() -> {
            console.push(KeyCode.ESCAPE);
            return query(console).isEmpty();
        });
    }

    private static boolean hasKeys(ConsoleUnderTest console, String style) {
        return console.focus()
                .filter(node -> node.getStyleClass().contains(style))
                .isPresent();
    }

    private static boolean says(ConsoleUnderTest console, String style, String text) {
        return console.words().stream()
                .anyMatch(word -> word.isIn(style) && word.text().contains(text));
    }

    private static String query(ConsoleUnderTest console) {
        return console.typed(".cars-query");
    }

    private static List<Car> cars(ConsoleUnderTest console) {
        List<Car> cars = new ArrayList<>();
        console.latest().snapshot().forEach(cars::add);
        return cars;
    }
}
