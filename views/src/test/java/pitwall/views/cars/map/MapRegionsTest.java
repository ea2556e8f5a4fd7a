package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.client.CommandOutcome;
import pitwall.client.FleetChanges;
import pitwall.client.FleetCommand;
import pitwall.client.Freshness;
import pitwall.fleet.Capability;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.region.Assignment;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;
import pitwall.views.theme.Theme;

/// Regions on the map and in the list beside it; every state leaves a picture in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class MapRegionsTest {
    private Stage stage;
    private MapStage map;

    @Start
    private void start(Stage shown) {
        stage = shown;
        map = new MapStage(shown, Locale.ENGLISH);
    }

    private void fleet(int cars) {
        map.regions.giveSamples();
        map.fleet.accept(SampleFleet.live(MapStage.cars(cars)));
        map.clock.advance(Duration.ofSeconds(31));
        map.tick();
    }

    @ParameterizedTest
    @CsvSource({"10, DARK", "10, LIGHT", "10000, DARK", "10000, LIGHT", "10000, HIGH_CONTRAST"})
    void outlinesWithTheirChipsAreDrawnFromTheWorldToACity(int count, Theme theme, FxRobot robot) {
        robot.interact(() -> {
            map.theme(theme);
            fleet(count);
        });
        for (double zoom : new double[] {2.2, 6, 8.5, 11}) {
            robot.interact(() -> look(zoom));
            map.capture(robot, "map-regions-%d-z%s-%s".formatted(count, zoom, theme));
        }

        robot.interact(() -> run("map.regions"));
        map.capture(robot, "map-regions-%d-list-%s".formatted(count, theme));
        assertThat(list().getItems()).hasSize(4);
    }

    private void look(double zoom) {
        MapView view = map.map().view();
        map.map().look(new MapView(Mercator.x(11.58), Mercator.y(48.14), zoom, view.width(), view.height()));
    }

    private void run(String action) {
        map.screen.actions().stream()
                .filter(each -> each.id().equals(action))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    @SuppressWarnings("unchecked")
    private ListView<Object> list() {
        return (ListView<Object>) map.scene.lookup(".region-list");
    }

    private void key(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private Button button(String text) {
        return map.scene.getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(each -> each.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aClickIntoARegionAsksForItsCarsAndAnotherNoLonger(FxRobot robot) {
        robot.interact(() -> {
            fleet(10);
            MapView view = map.map().view();
            map.map().look(new MapView(Mercator.x(11.58), Mercator.y(48.3), 11, view.width(), view.height()));
        });

        robot.moveTo(map.map()).clickOn(MouseButton.PRIMARY);
        assertThat(map.linked.queryTextProperty().get()).isEqualTo("region:munich");
        map.capture(robot, "map-regions-chosen");

        robot.clickOn(MouseButton.PRIMARY);
        assertThat(map.linked.queryTextProperty().get()).isEmpty();
    }

    @Test
    void theListAsksForTheCarsOfARegionByKeys(FxRobot robot) {
        robot.interact(() -> {
            fleet(2_000);
            run("map.regions");
            key(list(), KeyCode.ENTER);
        });

        assertThat(map.linked.queryTextProperty().get()).startsWith("region:");
        assertThat(map.linked.queryTextProperty().get()).isNotEqualTo("region:");
    }

    @Test
    void theFailedCarsOfARegionAreAFewKeysAway(FxRobot robot) {
        robot.interact(() -> {
            fleet(2_000);
            map.press("R");
            key(list(), KeyCode.ENTER);
        });
        String asked = map.linked.queryTextProperty().get();
        String region = asked.substring("region:".length());

        robot.interact(() -> map.press("Ctrl+F"));
        robot.write(" status:failed");
        map.capture(robot, "map-regions-failed-dark");

        assertThat(map.linked.queryTextProperty().get()).isEqualTo(asked + " status:failed");
        CarPoints points = map.map().drawing().points();
        assertThat(points.size()).as("failed cars of %s", region).isPositive().isEqualTo(points.listed());
        Set<CarId> ids = new HashSet<>();
        for (int point = 0; point < points.size(); point++) {
            assertThat(points.status(point)).isEqualTo(HeadlineStatus.FAILED);
            ids.add(points.id(point));
        }
        assertThat(MapStage.cars(2_000))
                .filteredOn(car -> ids.contains(car.id()))
                .allSatisfy(car -> assertThat(car.info().region()).isEqualTo(region));
    }

    @Test
    void whatIsDrawnOnTheMapBecomesARegion(FxRobot robot) {
        robot.interact(() -> {
            fleet(200);
            map.linked.queryTextProperty().set("area:48/11;49/11;49/12;48/12");
            run("map.regions");
            button("Save area as region…").fire();
            ((TextField) map.scene
                            .getRoot()
                            .lookupAll(".region-form .text-field")
                            .iterator()
                            .next())
                    .setText("Münchner Umland");
        });
        map.capture(robot, "map-regions-new");
        robot.interact(() -> button("Save").fire());

        assertThat(map.regions.sent()).singleElement().isInstanceOfSatisfying(FleetCommand.SaveRegion.class, save -> {
            assertThat(save.revision()).isNull();
            assertThat(save.region().name()).isEqualTo("münchner-umland");
            assertThat(save.region().outline()).isNotNull();
        });
        assertThat(list().getItems()).hasSize(5);
    }

    @Test
    void lettingCarsComeByPositionIsAskedForFirst(FxRobot robot) {
        robot.interact(() -> {
            fleet(200);
            run("map.regions");
            list().getSelectionModel().selectFirst();
            key(list(), KeyCode.F2);
            ((CheckBox) map.scene.lookup(".region-form .check-box")).setSelected(true);
            button("Save").fire();
        });

        assertThat(map.sheets)
                .singleElement()
                .satisfies(sheet -> assertThat(sheet.consequence()).contains("stop seeing"));
        assertThat(map.regions.sent()).singleElement().isInstanceOfSatisfying(FleetCommand.SaveRegion.class, save -> {
            assertThat(save.region().assignment()).isEqualTo(Assignment.BY_POSITION);
            assertThat(save.revision()).isEqualTo(1);
        });
    }

    @Test
    void aRegionIsForgottenAfterAsking(FxRobot robot) {
        robot.interact(() -> {
            fleet(200);
            run("map.regions");
            list().getSelectionModel().selectFirst();
            key(list(), KeyCode.DELETE);
        });

        assertThat(map.sheets).hasSize(1);
        assertThat(map.regions.sent()).singleElement().isInstanceOf(FleetCommand.DeleteRegion.class);
        assertThat(list().getItems()).as("its cars still know its name").hasSize(4);
    }

    @Test
    void whatTheServerRefusesIsSaidWithItsReference(FxRobot robot) {
        robot.interact(() -> {
            fleet(200);
            map.regions.refuse(new CommandOutcome.Reason.ByServer(
                    412, "REVISION_CONFLICT", "It was changed meanwhile; its revision is 7.", "c-17"));
            run("map.regions");
            list().getSelectionModel().selectFirst();
            key(list(), KeyCode.DELETE);
        });
        map.capture(robot, "map-regions-refused");

        assertThat(texts())
                .anyMatch(text -> text.contains("changed meanwhile"))
                .anyMatch(text -> text.contains("c-17"));
    }

    private List<String> texts() {
        return map.scene.getRoot().lookupAll(".region-pane .label").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    @Test
    void whoMayNotDrawReadsWhyAndStillAsks(FxRobot robot) {
        robot.interact(() -> {
            fleet(200);
            Set<Capability> some = EnumSet.of(Capability.FLEET_READ, Capability.POSITION_EXACT);
            map.fleet.accept(SampleFleet.frame(
                    MapStage.cars(200), new Freshness.Live(Duration.ofMillis(300)), FleetChanges.WHOLE, some));
            run("map.regions");
            list().getSelectionModel().selectFirst();
        });
        map.capture(robot, "map-regions-not-allowed");

        assertThat(button("Edit…").isDisabled()).isTrue();
        assertThat(button("Save area as region…").isDisabled()).isTrue();
        assertThat(button("Only its cars").isDisabled()).isFalse();
        assertThat(texts()).anyMatch(text -> text.contains("Draw and change regions"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            names = {"DARK", "LIGHT"})
    void whoeverKnowsOnlyRegionsSeesThemCountedAndIsToldSo(Theme theme, FxRobot robot) {
        robot.interact(() -> {
            map.theme(theme);
            fleet(200);
            List<Car> nowhere =
                    MapStage.cars(200).stream().map(MapStage::withoutPosition).toList();
            Set<Capability> some = EnumSet.of(Capability.FLEET_READ);
            map.fleet.accept(
                    SampleFleet.frame(nowhere, new Freshness.Live(Duration.ofMillis(300)), FleetChanges.WHOLE, some));
            map.tick();
            map.screen.hidden();
            map.screen.shown();
            map.map().home();
        });
        map.capture(robot, "map-by-region-" + theme);

        List<String> said = map.scene.getRoot().lookupAll(".label").stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
        assertThat(said).anyMatch(text -> text.startsWith("You see the region of each car and no position"));
        assertThat(said).noneMatch(text -> text.startsWith("No positions reported"));
        assertThat(map.map().view().zoom()).isGreaterThan(4);
    }

    @Test
    void withoutAConnectionTheListSaysAsOfWhen(FxRobot robot) {
        robot.interact(() -> {
            map.regions.remember(Instant.parse("2026-11-21T08:30:00Z"));
            fleet(200);
            run("map.regions");
        });
        map.capture(robot, "map-regions-remembered");

        assertThat(texts()).anyMatch(text -> text.contains("08:30"));
    }

    @Test
    void germanFits(FxRobot robot) {
        robot.interact(() -> {
            map = new MapStage(stage, Locale.GERMAN);
            fleet(10_000);
            map.linked.queryTextProperty().set("area:48/11;49/11;49/12;48/12");
            run("map.regions");
            list().getSelectionModel().selectFirst();
            key(list(), KeyCode.F2);
        });
        map.capture(robot, "map-regions-german");

        assertThat(texts()).anyMatch(text -> text.contains("Titel"));
    }
}
