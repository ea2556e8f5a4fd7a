package pitwall.views.testing;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import javax.imageio.stream.ImageOutputStream;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.SheetPane;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Theme;

/// Saves what a scene looks like to `target/screens`.
public final class Pictures {
    /// Of the ten ways to pack a picture the fastest that packs at all.
    private static final float FAST = 0.9f;

    private Pictures() {}

    public static BufferedImage save(FxRobot robot, Scene scene, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            image[0] = scene.snapshot(null);
        });
        return save(image[0], name);
    }

    public static BufferedImage save(WritableImage image, String name) {
        BufferedImage picture = copy(image);
        try {
            Path folder = Files.createDirectories(Path.of("target", "screens"));
            write(picture, folder.resolve(name + ".png"));
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
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        return picture;
    }

    /// Packed a little only: there are hundreds of them, and nobody sends them anywhere.
    private static void write(BufferedImage picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        Files.deleteIfExists(file);
        try (ImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(FAST);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
