package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import pitwall.views.cars.SampleFleet;

/// When the table beside the map is made: after the map, which it would keep waiting.
@ExtendWith(ApplicationExtension.class)
class MapSideTest {
    private MapStage map;

    @Start
    private void start(Stage shown) {
        map = new MapStage(shown, Locale.ENGLISH);
    }

    private boolean isThere() {
        return map.scene.lookup(".map-side .car-table") != null;
    }

    @Test
    void theTableComesWithTheFirstCarsOfTheMapAndStays(FxRobot robot) {
        assertThat(isThere()).isFalse();

        robot.interact(() -> map.fleet.accept(SampleFleet.live(MapStage.cars(30))));
        assertThat(isThere()).isTrue();

        robot.interact(map::tick);
        assertThat(isThere()).isTrue();
    }

    @Test
    void whoGoesThroughThePanesWithKeysFindsTheTableAlsoWithoutCars(FxRobot robot) {
        robot.interact(() -> assertThat(map.screen.panes()).hasSize(3).doesNotContainNull());

        assertThat(isThere()).isTrue();
    }
}
