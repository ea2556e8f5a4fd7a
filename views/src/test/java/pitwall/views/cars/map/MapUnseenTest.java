package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.BasePane;
import pitwall.views.theme.Theme;

/// A map that nobody sees for a while has no pictures, and all of them again when it is seen.
@ExtendWith(ApplicationExtension.class)
class MapUnseenTest {
    private MapStage map;

    @Start
    private void start(Stage shown) {
        map = new MapStage(shown, Locale.ENGLISH);
    }

    @Test
    void groundAndCarsAreThereAgain(FxRobot robot) {
        robot.interact(() -> map.fleet.accept(SampleFleet.live(MapStage.cars(2_000))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pictures()).hasSize(2).doesNotContainNull();

        robot.interact(map.screen::hidden);
        robot.interact(pane()::letGo);
        assertThat(pictures()).hasSize(2).containsOnlyNulls();
        robot.interact(() -> map.theme(Theme.LIGHT));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pictures()).as("nothing is painted unseen").containsOnlyNulls();

        robot.interact(map.screen::shown);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(pictures()).hasSize(2).doesNotContainNull();
    }

    @Test
    void whoComesBackSoonFindsThePictures(FxRobot robot) {
        robot.interact(() -> map.fleet.accept(SampleFleet.live(MapStage.cars(2_000))));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            map.screen.hidden();
            map.screen.shown();
            pane().letGo();
        });

        assertThat(pictures()).as("it is seen").hasSize(2).doesNotContainNull();
    }

    private MapPane pane() {
        return (MapPane) map.screen.node();
    }

    private List<Image> pictures() {
        return map.scene.getRoot().lookupAll("*").stream()
                .filter(node -> node instanceof ImageView
                        && (node.getParent() instanceof BasePane || node.getParent() instanceof CarMap))
                .map(node -> ((ImageView) node).getImage())
                .toList();
    }
}
