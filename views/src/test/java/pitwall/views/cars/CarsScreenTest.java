package pitwall.views.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.layout.StackPane;
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
import pitwall.views.cars.list.Presentation;
import pitwall.views.desk.Destination;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;

/// The whole screen in a window; every test leaves a picture in `target/screens`.
@ExtendWith(ApplicationExtension.class)
class CarsScreenTest {
    private final List<Car> fleet = new SampleFleet(1).cars(10_000);
    private Stage stage;
    private CarsStage cars;

    @Start
    private void start(Stage shown) {
        stage = shown;
        cars = new CarsStage(shown, Locale.ENGLISH);
        cars.size(stage, 1280, 800);
    }

    @ParameterizedTest
    @CsvSource({
        "TABLE, DARK, 1280, 800",
        "TABLE, LIGHT, 1280, 800",
        "TABLE, DARK, 1920, 1080",
        "TABLE, LIGHT, 1920, 1080",
        "CARDS, DARK, 1280, 800",
        "CARDS, LIGHT, 1280, 800",
        "CARDS, DARK, 1920, 1080",
        "CARDS, LIGHT, 1920, 1080",
        "DOTS, DARK, 1280, 800",
        "DOTS, LIGHT, 1280, 800",
        "DOTS, DARK, 1920, 1080",
        "DOTS, LIGHT, 1920, 1080",
        "TABLE, HIGH_CONTRAST, 1280, 800"
    })
    void everyFaceIsDrawn(Presentation face, Theme theme, int width, int height, FxRobot robot) {
        robot.interact(() -> {
            cars.size(stage, width, height);
            cars.theme(theme);
            cars.accept(SampleFleet.live(fleet));
            cars.button(face).fire();
        });

        cars.capture(
                robot, "cars-%s-%s-%dx%d".formatted(face, theme, width, height).toLowerCase(Locale.ROOT));

        assertThat(robot.lookup(".cars-face-host")
                        .<StackPane>query()
                        .getChildren()
                        .getFirst()
                        .getStyleClass())
                .containsAnyOf("car-tables", "car-cards", "cars-dots");
    }

    @ParameterizedTest
    @CsvSource({
        "CARDS, DARK, 1280, 800",
        "CARDS, LIGHT, 1280, 800",
        "CARDS, DARK, 1920, 1080",
        "CARDS, LIGHT, 1920, 1080",
        "DOTS, DARK, 1280, 800",
        "DOTS, LIGHT, 1280, 800",
        "DOTS, DARK, 1920, 1080",
        "DOTS, LIGHT, 1920, 1080",
        "TABLE, LIGHT, 1280, 800",
        "TABLE, DARK, 1920, 1080",
        "TABLE, LIGHT, 1920, 1080"
    })
    void everyFaceIsDrawnOffline(Presentation face, Theme theme, int width, int height, FxRobot robot) {
        robot.interact(() -> {
            cars.size(stage, width, height);
            cars.theme(theme);
            cars.button(face).fire();
        });
        goOffline(robot);

        cars.capture(
                robot,
                "cars-%s-offline-%s-%dx%d".formatted(face, theme, width, height).toLowerCase(Locale.ROOT));

        assertThat(cars.texts(".muted")).contains("10\u00a0000 cached · cars 14:02:11");
    }

    @Test
    void withoutAConnectionValuesCarryTheirAge(FxRobot robot) {
        goOffline(robot);

        cars.capture(robot, "cars-table-offline-dark-1280x800");

        assertThat(cars.texts(".muted")).contains("10\u00a0000 cached · cars 14:02:11");
        assertThat(cars.texts(".car-battery"))
                .allMatch(text -> text.isEmpty() || text.startsWith("~") || text.equals("—"));
    }

    private void goOffline(FxRobot robot) {
        Instant then = SampleFleet.NOW;
        robot.interact(() -> {
            cars.accept(SampleFleet.live(fleet));
            cars.clock.advance(Duration.ofMinutes(47));
            cars.accept(SampleFleet.frame(
                    fleet, new Freshness.Offline(then, 3, null, Freshness.Trouble.UNREACHABLE), FleetChanges.NONE));
            cars.fleet.tick();
            cars.screen.shown();
        });
        robot.interact(() -> cars.pulse());
    }

    @Test
    void onAWallTheRoomIsForTheCars(FxRobot robot) {
        robot.interact(() -> {
            cars.density(Density.WALL);
            cars.accept(SampleFleet.live(fleet));
            cars.query("status:failed,blocked");
        });

        cars.capture(robot, "cars-wall-1280x800");

        assertThat(robot.lookup(".cars-facets-scroll").query().getParent().isVisible())
                .isFalse();
        assertThat(cars.button(Presentation.DOTS).localToScene(0, 0).getX()).isLessThan(1200);
        robot.interact(() -> cars.density(Density.COMPACT));
        assertThat(robot.lookup(".cars-facets-scroll").query().getParent().isVisible())
                .isTrue();
    }

    @Test
    void aCacheThatAnotherPitwallUsesIsCalledSoAndNotEmpty(FxRobot robot) {
        robot.interact(() -> {
            cars.remembered = new OfflineStatus(OfflineStatus.State.IN_USE, null, 0);
            cars.accept(SampleFleet.unseen(new Freshness.Offline(null, 3, null, Freshness.Trouble.UNREACHABLE)));
            cars.pulse();
        });

        cars.capture(robot, "cars-cache-in-use-1280x800");

        assertThat(cars.texts(".empty-sentence")).singleElement().asString().contains("in use by another Pitwall");
    }

    @Test
    void aQueryWithoutMeaningKeepsTheListAndSaysWhy(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleFleet.live(fleet));
            cars.query("region:munich status:failed,blocked");
        });
        String before = cars.screen.status().getValue();
        robot.interact(() -> cars.query("region:munich statis:failed"));

        cars.capture(robot, "cars-bad-query-1280x800");

        assertThat(cars.screen.status().getValue()).isEqualTo(before);
        assertThat(cars.texts(".cars-query-trouble")).singleElement().asString().contains("statis");
    }

    @Test
    void whereNothingMatchesTheGuiltyTermCanBeRemoved(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleFleet.live(fleet));
            cars.query("region:munich ring:77");
        });

        cars.capture(robot, "cars-filtered-out-1280x800");

        robot.interact(() -> cars.button("Remove ring:77").fire());
        assertThat(robot.lookup(".car-table").queryAll()).hasSize(1);
    }

    @Test
    void aFleetWithoutCarsOffersToCreateOne(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleFleet.live(List.of()));
            cars.pulse();
        });

        cars.capture(robot, "cars-empty-1280x800");
        robot.interact(() -> cars.button("Create car").fire());
        cars.capture(robot, "cars-create-1280x800");

        assertThat(robot.lookup("Create a car").queryAll()).isNotEmpty();
    }

    @Test
    void theFirstPictureCountsUp(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleFleet.frame(List.of(), new Freshness.Resyncing(4_200, 10_000, null), FleetChanges.NONE));
            cars.pulse();
        });
        assertThat(cars.texts(".empty-sentence")).isEmpty();

        robot.interact(() -> {
            cars.clock.advance(Duration.ofSeconds(2));
            cars.pulse();
        });
        cars.capture(robot, "cars-loading-1280x800");

        assertThat(cars.texts(".empty-sentence")).singleElement().asString().contains("4\u00a0200", "10\u00a0000");
        assertThat(cars.texts(".empty-hint")).isEmpty();
    }

    @Test
    void afterTenSecondsLoadingSaysWhyAndCanBeCancelled(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleFleet.frame(List.of(), new Freshness.Resyncing(4_200, 10_000, null), FleetChanges.NONE));
            cars.pulse();
            cars.clock.advance(Duration.ofSeconds(11));
            cars.pulse();
        });
        cars.capture(robot, "cars-loading-slow-1280x800");

        robot.interact(() -> cars.button("Cancel and choose a connection").fire());

        assertThat(cars.opened).containsExactly(new Destination.Connect());
    }

    @Test
    void markedCarsBringTheActionBarAndTheDrawerTellsAll(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleFleet.live(fleet));
            cars.query("status:failed,blocked,offline");
            cars.run("cars.next");
            cars.run("cars.mark");
            cars.run("cars.next");
            cars.run("cars.mark");
            cars.screen.focus();
            cars.run("cars.open");
        });

        cars.capture(robot, "cars-marked-drawer-1280x800");

        assertThat(robot.lookup("2 marked (of 146 match)").queryAll()).isNotEmpty();
    }

    @Test
    void withoutTheRightTheReasonStandsBesideTheButtons(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleFleet.frame(
                    fleet,
                    new Freshness.Live(Duration.ofMillis(300)),
                    FleetChanges.WHOLE,
                    Set.of(Capability.FLEET_READ)));
            cars.run("cars.next");
            cars.run("cars.mark");
        });

        cars.capture(robot, "cars-no-right-1280x800");

        assertThat(cars.texts(".actions-why")).singleElement().asString().contains("Edit cars", "Delete cars");
    }

    @Test
    void groupsHaveHeadings(FxRobot robot) {
        robot.interact(() -> {
            cars.accept(SampleFleet.live(fleet));
            cars.query("status:failed,blocked,updating");
            cars.group("region");
        });
        cars.capture(robot, "cars-table-grouped-1280x800");
        robot.interact(() -> cars.button(Presentation.CARDS).fire());

        cars.capture(robot, "cars-cards-grouped-1280x800");

        assertThat(cars.texts(".group-heading")).anyMatch(text -> text.startsWith("Berlin"));
    }
}
