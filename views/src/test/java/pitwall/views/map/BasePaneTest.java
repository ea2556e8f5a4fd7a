package pitwall.views.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.views.testing.Pictures;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Theme;
import pitwall.views.theme.Themes;

/// The base map in a window.
@ExtendWith(ApplicationExtension.class)
class BasePaneTest {
    private final BaseMap map = ((BaseMapRead.Loaded) BaseMapFile.bundled()).map();
    private Themes themes;
    private BasePane pane;
    private Scene scene;

    @Start
    private void start(Stage stage) {
        themes = new Themes(Appearance.DEFAULT, new ReadOnlyObjectWrapper<>(ColorScheme.DARK));
        pane = new BasePane(
                map, FirstLook.UNKNOWN, themes.paletteProperty(), Locale.GERMAN, Runnable::run, Platform::runLater);
        scene = new Scene(pane, 1280, 800);
        themes.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @ParameterizedTest
    @CsvSource({"2.4", "4.5", "6.5", "9"})
    void theWorldIsDrawnFromAllOfItToACity(double zoom, FxRobot robot) {
        for (Theme theme : Theme.values()) {
            robot.interact(() -> {
                themes.change(Appearance.DEFAULT.withTheme(theme));
                pane.viewProperty().set(new MapView(Mercator.x(11.57), Mercator.y(48.13), zoom, 1280, 800));
            });
            BufferedImage picture = Pictures.save(
                    robot, scene, ("map-base-%s-%s").formatted(zoom, theme).toLowerCase(Locale.ROOT));
            assertThat(java.util.stream.IntStream.range(0, 1280)
                            .map(x -> picture.getRGB(x, 400))
                            .distinct()
                            .count())
                    .isGreaterThan(5);
        }
    }

    @Test
    void picturesAreGivenBackWhereNobodySeesThemAndPaintedAgain(FxRobot robot) {
        robot.interact(() -> pane.viewProperty().set(new MapView(Mercator.x(11.57), Mercator.y(48.13), 6, 1280, 800)));
        WaitForAsyncUtils.waitForFxEvents();
        ImageView ground = (ImageView) pane.getChildren().getFirst();
        assertThat(ground.getImage()).isNotNull();

        robot.interact(pane::letGo);
        robot.interact(() -> themes.change(Appearance.DEFAULT.withTheme(Theme.LIGHT)));
        robot.interact(() -> pane.viewProperty().set(new MapView(Mercator.x(10), Mercator.y(53.5), 7, 1280, 800)));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(ground.getImage()).as("nothing is painted unseen").isNull();

        robot.interact(pane::comeBack);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(ground.getImage()).isNotNull();
        assertThat(ground.isVisible()).isTrue();
    }

    @Test
    void pictureThatIsStillPaintedWhenItIsLetGoIsNotKept(FxRobot robot) {
        Deque<Runnable> turns = new ArrayDeque<>();
        robot.interact(() -> {
            BasePane slow = new BasePane(
                    map,
                    new FirstLook(new MapView(Mercator.x(11.57), Mercator.y(48.13), 6, 640, 400), 1),
                    themes.paletteProperty(),
                    Locale.GERMAN,
                    turns::add,
                    Runnable::run);
            ImageView ground = (ImageView) slow.getChildren().getFirst();
            slow.letGo();
            turns.remove().run();
            assertThat(ground.getImage()).isNull();

            slow.comeBack();
            turns.remove().run();
            assertThat(ground.getImage()).isNotNull();
        });
    }

    @Test
    void whatIsPaintedIsShownBeforeItsTurnAndOnlyOnce(FxRobot robot) {
        Deque<Runnable> turns = new ArrayDeque<>();
        robot.interact(() -> {
            BasePane early = new BasePane(
                    map,
                    new FirstLook(new MapView(Mercator.x(11.57), Mercator.y(48.13), 6, 640, 400), 1),
                    themes.paletteProperty(),
                    Locale.GERMAN,
                    Runnable::run,
                    turns::add);
            ImageView ground = (ImageView) early.getChildren().getFirst();
            assertThat(ground.getImage()).isNull();

            early.showPainted();
            Image shown = ground.getImage();
            assertThat(shown).isNotNull();

            assertThat(turns).isNotEmpty();
            Runnable turn = turns.remove();
            turn.run();
            early.showPainted();
            assertThat(ground.getImage()).isSameAs(shown);
        });
    }
}
