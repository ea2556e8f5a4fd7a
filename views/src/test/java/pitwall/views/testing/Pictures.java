package pitwall.views.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.SheetPane;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Theme;

/// Saves what a scene looks like to `target/screens`.
public final class Pictures {
    private Pictures() {}

    public static BufferedImage save(FxRobot robot, Scene scene, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            image[0] = scene.snapshot(null);
        });
        BufferedImage picture = copy(image[0]);
        try {
            Path folder = Files.createDirectories(Path.of("target", "screens"));
            ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return picture;
    }

    /// The same in dark and in light; dark is left as it was.
    ///
    /// @param theme changes the theme; called on the FX thread
    /// @param dark the name of the dark one, with that word in it
    public static void both(FxRobot robot, Scene scene, Consumer<Theme> theme, String dark) {
        save(robot, scene, dark);
        robot.interact(() -> theme.accept(Theme.LIGHT));
        save(robot, scene, dark.replace("dark", "light"));
        robot.interact(() -> theme.accept(Theme.DARK));
    }

    /// A question as a person sees it, over what the scene shows, in dark and in light; everything is left as it was.
    public static void question(
            FxRobot robot, Scene scene, Strings strings, Confirmation asked, Consumer<Theme> theme, String dark) {
        Parent under = scene.getRoot();
        robot.interact(() -> cover(scene, strings, asked));
        both(robot, scene, theme, dark);
        robot.interact(() -> {
            ((StackPane) scene.getRoot()).getChildren().clear();
            scene.setRoot(under);
        });
    }

    /// Puts the sheet of a question over what the scene shows. FX thread.
    static void cover(Scene scene, Strings strings, Confirmation asked) {
        Parent under = scene.getRoot();
        SheetPane sheet = new SheetPane(strings);
        scene.setRoot(new StackPane()); // a root stands nowhere else
        scene.setRoot(new StackPane(under, sheet));
        OpenSheet unused = sheet.ask(asked, (String _) -> {});
    }

    private static BufferedImage copy(WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        return picture;
    }
}
