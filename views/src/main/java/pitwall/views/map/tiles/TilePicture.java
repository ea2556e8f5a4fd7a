package pitwall.views.map.tiles;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import pitwall.views.map.Raster;

/// A square as pixels. Immutable once made, shared by threads.
///
/// @param side pixels across and down
record TilePicture(int side, int[] pixels) {
    /// Squares of servers have one of these sizes.
    private static final Predicate<PictureSize> USUAL =
            size -> size.width() == size.height() && (size.width() == 256 || size.width() == 512);

    /// Empty where the bytes are not a picture of a usual size.
    static Optional<TilePicture> read(byte[] bytes) {
        return PictureSize.of(bytes).filter(USUAL).flatMap(size -> decoded(bytes, size.width()));
    }

    private static Optional<TilePicture> decoded(byte[] bytes, int side) {
        Image image = new Image(new ByteArrayInputStream(bytes));
        if (image.isError() || image.getWidth() != side || image.getHeight() != side) {
            return Optional.empty();
        }
        int[] pixels = new int[side * side];
        image.getPixelReader().getPixels(0, 0, side, side, PixelFormat.getIntArgbPreInstance(), pixels, 0, side);
        return Optional.of(new TilePicture(side, pixels));
    }

    /// Draws a part of it into a rectangle of a picture.
    ///
    /// @param part the left edge, top and side of the part, as shares of the whole
    void draw(Raster raster, double left, double top, double wide, double[] part) {
        int x0 = Math.max(0, (int) Math.round(left));
        int y0 = Math.max(0, (int) Math.round(top));
        int x1 = Math.min(raster.width(), (int) Math.round(left + wide));
        int y1 = Math.min(raster.height(), (int) Math.round(top + wide));
        double step = part[2] * side / wide;
        for (int y = y0; y < y1; y++) {
            double fromY = part[1] * side + (y + 0.5 - top) * step - 0.5;
            int row = y * raster.width();
            for (int x = x0; x < x1; x++) {
                raster.pixels()[row + x] = step == 1
                        ? at((int) Math.round(part[0] * side + (x + 0.5 - left) * step - 0.5), (int) Math.round(fromY))
                        : mixed(part[0] * side + (x + 0.5 - left) * step - 0.5, fromY);
            }
        }
    }

    /// What four neighbours give together.
    private int mixed(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        int right = (int) ((x - left) * 256);
        int down = (int) ((y - top) * 256);
        return blend(
                blend(at(left, top), at(left + 1, top), right),
                blend(at(left, top + 1), at(left + 1, top + 1), right),
                down);
    }

    private static int blend(int one, int other, int share) {
        int redBlue = ((one & 0xFF00FF) * (256 - share) + (other & 0xFF00FF) * share >>> 8) & 0xFF00FF;
        int alphaGreen = (one >>> 8 & 0xFF00FF) * (256 - share) + (other >>> 8 & 0xFF00FF) * share & 0xFF00FF00;
        return redBlue | alphaGreen;
    }

    private int at(int x, int y) {
        return pixels[Math.clamp(y, 0, side - 1) * side + Math.clamp(x, 0, side - 1)];
    }
}
