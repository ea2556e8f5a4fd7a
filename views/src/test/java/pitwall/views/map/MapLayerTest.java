package pitwall.views.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.views.testing.Pulses;

/// Pictures of the map in a window.
@ExtendWith(ApplicationExtension.class)
class MapLayerTest {
    private static final MapView VIEW = new MapView(0.5, 0.5, 4, 640, 400);
    private static final int INK = 0xff208040;

    private final Deque<Runnable> turns = new ArrayDeque<>();
    private final List<WeakReference<int[]>> painted = new ArrayList<>();
    private final Pane pane = new Pane();
    private final StackPane tab = new StackPane(pane);
    private MapLayer<Integer, Integer> layer;
    private ImageView node;

    @Start
    private void start(Stage stage) {
        layer = new MapLayer<>(this::paint, turns::add, Runnable::run, (_, _) -> {});
        layer.addTo(pane);
        node = layer.node();
        stage.setScene(new Scene(tab, 640, 400));
        stage.show();
    }

    private Integer paint(Integer ink, MapFrame frame, double density, Raster raster) {
        Arrays.fill(raster.pixels(), ink);
        painted.add(new WeakReference<>(raster.pixels()));
        return ink;
    }

    @Test
    void pictureThatIsLetGoUnseenIsNotKeptByWhatDrawsIt(FxRobot robot) throws TimeoutException {
        show(robot, INK);
        robot.interact(() -> tab.setVisible(false));
        Pulses.pass();

        robot.interact(layer::letGo);

        assertIsGivenBack();
    }

    @Test
    void pictureThatCameUnseenIsGivenBackWithTheOneBeforeIt(FxRobot robot) throws TimeoutException {
        show(robot, INK);
        robot.interact(() -> tab.setVisible(false));
        Pulses.pass();
        show(robot, INK);

        robot.interact(layer::letGo);

        assertIsGivenBack();
    }

    @Test
    void blankPictureIsGivenBackToo(FxRobot robot) throws TimeoutException {
        show(robot, INK);
        show(robot, 0);
        assertThat(node.isVisible()).isFalse();
        robot.interact(() -> tab.setVisible(false));
        Pulses.pass();

        robot.interact(layer::letGo);

        assertIsGivenBack();
    }

    @Test
    void pictureIsThereAgainWhenItIsPaintedAgain(FxRobot robot) {
        show(robot, INK);
        robot.interact(() -> tab.setVisible(false));
        Pulses.pass();
        robot.interact(layer::letGo);
        Pulses.pass();

        robot.interact(() -> tab.setVisible(true));
        show(robot, INK);

        assertThat(robot.capture(node).getImage().getPixelReader().getArgb(200, 200))
                .isEqualTo(INK);
        assertThat(pane.getChildren()).containsExactly(node);
    }

    private void show(FxRobot robot, int ink) {
        robot.interact(() -> {
            layer.paint(ink, VIEW, 1);
            turns.remove().run();
            layer.place(VIEW);
        });
        Pulses.pass();
    }

    private void assertIsGivenBack() throws TimeoutException {
        assertThat(painted).isNotEmpty();
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> {
            Pulses.pass();
            System.gc();
            return painted.stream().allMatch(pixels -> pixels.get() == null);
        });
    }
}
