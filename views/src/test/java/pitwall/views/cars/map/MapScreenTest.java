package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetChanges;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Convergence;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.ReasonCode;
import pitwall.views.cars.SampleFleet;
import pitwall.views.desk.Destination;
import pitwall.views.map.BaseMapRead;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.theme.Theme;

/// The map in a window; every test leaves a picture in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class MapScreenTest {
    private Stage stage;
    private MapStage map;

    @Start
    private void start(Stage shown) {
        stage = shown;
        map = new MapStage(shown, Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"10, DARK", "10, LIGHT", "10, HIGH_CONTRAST", "10000, DARK", "10000, LIGHT", "10000, HIGH_CONTRAST"})
    void carsAreDrawnFromTheWorldToACity(int count, Theme theme, FxRobot robot) {
        robot.interact(() -> {
            map.theme(theme);
            map.fleet.accept(SampleFleet.live(MapStage.cars(count)));
        });
        map.capture(robot, "map-%d-home-%s".formatted(count, theme));
        for (double zoom : new double[] {2.2, 6, 8.5, 11}) {
            robot.interact(() -> look(zoom));
            map.capture(robot, "map-%d-z%s-%s".formatted(count, zoom, theme));
        }

        assertThat(drawing().clusters().stream().mapToInt(Cluster::count).sum())
                .isEqualTo(drawing().points().size());
        assertThat(drawing().points().size() + drawing().points().unplaced()).isEqualTo(count);
    }

    private void look(double zoom) {
        MapView view = map.map().view();
        map.map().look(new MapView(Mercator.x(11.58), Mercator.y(48.14), zoom, view.width(), view.height()));
    }

    private CarDrawing drawing() {
        return map.map().drawing();
    }

    @ParameterizedTest
    @CsvSource({
        "DOTS, DARK",
        "DOTS, LIGHT",
        "DOTS, HIGH_CONTRAST",
        "DENSITY, DARK",
        "DENSITY, LIGHT",
        "DENSITY, HIGH_CONTRAST"
    })
    void everyCarAndTheDensityOfProblemsAreDrawn(MapMode mode, Theme theme, FxRobot robot) {
        robot.interact(() -> {
            map.theme(theme);
            map.fleet.accept(SampleFleet.live(MapStage.cars(10_000)));
            for (int i = 0; i < mode.ordinal(); i++) {
                map.run("map.mode");
            }
        });
        map.capture(robot, "map-%s-%s".formatted(mode, theme));

        assertThat(drawing().mode()).isEqualTo(mode);
    }

    @Test
    void keysLeadToTheWorstClusterAndListItsCars(FxRobot robot) {
        robot.interact(() -> {
            map.fleet.accept(SampleFleet.live(MapStage.cars(2_000)));
            press(KeyCode.TAB);
        });
        Cluster worst = drawing().clusters().getFirst();
        assertThat(map.map().focusedCluster()).contains(worst);
        assertThat(map.map().getAccessibleText()).contains("problem");

        robot.interact(() -> press(KeyCode.ENTER));

        map.capture(robot, "map-cluster-listed-dark");
        assertThat(headings()).contains(worst.count() + " cars of this cluster");
        AtomicBoolean left = new AtomicBoolean();
        robot.interact(() -> left.set(map.screen.escape()));
        assertThat(left).isTrue();
    }

    private void press(KeyCode code) {
        Event.fireEvent(map.map(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private List<String> headings() {
        return map.scene.getRoot().lookupAll(".section-title").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    @Test
    void arrowsAndSignsMoveTheMapAndHomeShowsTheFleet(FxRobot robot) {
        robot.interact(() -> map.fleet.accept(SampleFleet.live(MapStage.cars(500))));
        MapView home = map.map().view();

        robot.interact(() -> {
            press(KeyCode.PLUS);
            press(KeyCode.RIGHT);
        });
        assertThat(map.map().view().zoom()).isEqualTo(home.zoom() + 0.5);
        assertThat(map.map().view().x()).isGreaterThan(home.x());

        robot.interact(() -> map.run("map.home"));
        assertThat(map.map().view()).isEqualTo(home);
    }

    @Test
    void whatIsAskedOnTheMapIsAskedOnTheCarsScreenToo(FxRobot robot) {
        robot.interact(() -> {
            map.fleet.accept(SampleFleet.live(MapStage.cars(2_000)));
            map.linked.queryTextProperty().set("status:failed");
        });
        assertThat(drawing().points().size()).isBetween(1, 20);

        robot.interact(() -> {
            map.fleet.accept(SampleFleet.live(MapStage.cars(500)));
            map.linked.queryTextProperty().set("");
            look(9);
            map.run("map.window");
        });
        assertThat(map.linked.queryTextProperty().get()).startsWith("area:47.");
        assertThat(drawing().points().size()).isBetween(50, 400);
        map.capture(robot, "map-area-dark");
    }

    @Test
    void carsAreChosenForADraftWithTheKeyboard(FxRobot robot) {
        robot.interact(() -> {
            map.fleet.accept(SampleFleet.live(MapStage.cars(500)));
            map.screen.arrive(new Destination.MapFor("d-1", "4.3.0 everywhere", "status:in_sync"));
            look(9);
            map.run("map.window");
        });
        map.capture(robot, "map-choosing-dark");
        assertThat(texts()).contains("Choosing the cars of “4.3.0 everywhere”");

        robot.interact(() -> map.run("map.choose"));

        Destination.DraftCars taken = (Destination.DraftCars) map.opened.getLast();
        assertThat(taken.id()).isEqualTo("d-1");
        assertThat(taken.query()).startsWith("status:in_sync area:47.");
        assertThat(choiceBar().isVisible()).isFalse();
    }

    @Test
    void whoeverChoosesNoneGoesBackToTheDraftAsItWas(FxRobot robot) {
        robot.interact(() -> {
            map = new MapStage(stage, Locale.GERMAN);
            map.fleet.accept(SampleFleet.live(MapStage.cars(500)));
            map.screen.arrive(new Destination.MapFor("d-1", "4.3.0 überall", ""));
        });
        map.capture(robot, "map-choosing-german-dark");

        robot.interact(() -> assertThat(map.screen.escape()).isTrue());

        assertThat(map.opened).containsExactly(new Destination.Draft("d-1"));
        assertThat(choiceBar().isVisible()).isFalse();
    }

    private Node choiceBar() {
        return map.scene.lookup(".map-choice");
    }

    @Test
    void withoutPositionsTheTableStillListsTheCars(FxRobot robot) {
        robot.interact(() -> {
            map.fleet.accept(SampleFleet.live(MapStage.cars(3_000)));
            map.linked.queryTextProperty().set("-area:*");
        });
        map.capture(robot, "map-no-positions-dark");

        assertThat(drawing().points().listed()).isPositive();
        assertThat(drawing().points().size()).isZero();
        assertThat(texts()).anyMatch(text -> text.startsWith("No positions reported for this query ("));
    }

    private List<String> texts() {
        return map.scene.getRoot().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .toList();
    }

    @Test
    void aCarThatFailsIsSeenAsFailedWithTheNextPicture(FxRobot robot) {
        List<Car> cars = MapStage.cars(50);
        robot.interact(() -> map.fleet.accept(SampleFleet.live(cars)));
        assertThat(status(cars.getFirst())).isEqualTo(HeadlineStatus.IN_SYNC);

        CarStatus before = cars.getFirst().status();
        cars.set(
                0,
                cars.getFirst()
                        .with(new CarStatus(
                                before.motion(),
                                before.workload(),
                                before.agent(),
                                before.safety(),
                                Convergence.FAILED,
                                before.connectivity(),
                                before.actualVersion(),
                                "4.4.0",
                                ReasonCode.APPLY_TIMEOUT,
                                null,
                                SampleFleet.NOW,
                                SampleFleet.NOW)));
        robot.interact(() -> map.fleet.accept(SampleFleet.live(cars)));

        assertThat(status(cars.getFirst())).isEqualTo(HeadlineStatus.FAILED);
    }

    private HeadlineStatus status(Car car) {
        CarPoints points = drawing().points();
        return points.status(points.indexOf(car.id()));
    }

    @Test
    void withoutAConnectionCarsStandWhereTheyWereWithTheirAge(FxRobot robot) {
        List<Car> cars = MapStage.cars(10);
        robot.interact(() -> {
            map.fleet.accept(SampleFleet.live(cars));
            map.clock.advance(Duration.ofMinutes(47));
            map.fleet.accept(SampleFleet.frame(
                    cars,
                    new Freshness.Offline(SampleFleet.NOW, 3, null, Freshness.Trouble.UNREACHABLE),
                    FleetChanges.WHOLE));
            map.fleet.tick();
            map.screen.hidden();
            map.screen.shown();
            look(9);
        });
        map.capture(robot, "map-offline-dark");

        assertThat(drawing().points().isOld(0)).isTrue();
        assertThat(drawing().points().age(0)).isGreaterThanOrEqualTo(Duration.ofMinutes(47));
    }

    @Test
    void whoeverSeesPositionsCoarselySeesAreasAndNoHeading(FxRobot robot) {
        Set<Capability> fewer = EnumSet.allOf(Capability.class);
        fewer.remove(Capability.POSITION_EXACT);
        robot.interact(() -> {
            map.fleet.accept(SampleFleet.frame(
                    MapStage.cars(200), new Freshness.Live(Duration.ofMillis(300)), FleetChanges.WHOLE, fewer));
            look(11.5);
            map.screen.hidden();
            map.screen.shown();
        });
        map.capture(robot, "map-coarse-dark");

        assertThat(texts()).anyMatch(text -> text.startsWith("Positions are told to about a kilometre"));
    }

    @Test
    void aDamagedBaseMapIsASentenceAndTheCarsAreStillThere(FxRobot robot) {
        robot.interact(() -> {
            map = new MapStage(stage, Locale.GERMAN, new BaseMapRead.Unreadable("test"), Runnable::run);
            map.fleet.accept(SampleFleet.live(MapStage.cars(100)));
        });
        map.capture(robot, "map-unreadable-german-dark");

        assertThat(texts()).anyMatch(text -> text.startsWith("Die Grundkarte kann nicht gelesen werden."));
        assertThat(drawing().points().size()).isPositive();
    }

    @Test
    void theMapGoesToACarThatWasAskedFor(FxRobot robot) {
        List<Car> cars = MapStage.cars(300);
        robot.interact(() -> {
            map.fleet.accept(SampleFleet.live(cars));
            map.screen.arrive(new Destination.MapOf(cars.get(7).id()));
        });
        map.capture(robot, "map-of-a-car-dark");

        int point = drawing().points().indexOf(cars.get(7).id());
        assertThat(map.map().view().screenX(drawing().points().x(point)))
                .isBetween(0.0, map.map().getWidth());
        assertThat(map.linked.selection().cursor()).contains(cars.get(7).id());
    }
}
