package pitwall.views.map;

import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// A raster that the toolkit shows without copying it. Painted by one thread, then shown by the FX thread, and painted
/// again only after another picture took its place.
public final class Picture {
    private final Raster raster;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    public Picture(int width, int height) {
        raster = new Raster(width, height);
        buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(raster.pixels()), PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
    }

    public Raster raster() {
        return raster;
    }

    /// True where the raster is that large.
    public boolean fits(int width, int height) {
        return raster.width() == width && raster.height() == height;
    }

    /// The image with what was painted since. FX thread.
    public WritableImage shown() {
        buffer.updateBuffer(_ -> null);
        return image;
    }
}
