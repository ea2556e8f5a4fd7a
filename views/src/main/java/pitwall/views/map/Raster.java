package pitwall.views.map;

import java.util.Arrays;

/// A picture in memory, pixels as premultiplied ARGB from the upper left corner. Not shared between threads.
public final class Raster {
    private final int width;
    private final int height;
    private final int[] pixels;

    public Raster(int width, int height) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /// The pixels themselves, row by row.
    public int[] pixels() {
        return pixels;
    }

    public void clear(int color) {
        Arrays.fill(pixels, color);
    }

    /// True where there is nothing to be seen in it.
    boolean isBlank() {
        for (int pixel : pixels) {
            if (pixel != 0) {
                return false;
            }
        }
        return true;
    }

    /// Lays a colour over a pixel of the picture.
    ///
    /// @param color premultiplied
    /// @param coverage how much of the pixel it covers, 0 to 255
    void blend(int index, int color, int coverage) {
        pixels[index] = over(pixels[index], color, coverage);
    }

    static int over(int below, int color, int coverage) {
        if (coverage >= 255 && color >>> 24 == 255) {
            return color;
        }
        int share = coverage + (coverage >> 7);
        int redBlue = ((color & 0xFF00FF) * share >>> 8) & 0xFF00FF;
        int alphaGreen = (color >>> 8 & 0xFF00FF) * share & 0xFF00FF00;
        int alpha = alphaGreen >>> 24;
        int rest = 256 - (alpha + (alpha >> 7));
        int belowRedBlue = ((below & 0xFF00FF) * rest >>> 8) & 0xFF00FF;
        int belowAlphaGreen = (below >>> 8 & 0xFF00FF) * rest & 0xFF00FF00;
        return (alphaGreen + belowAlphaGreen) | (redBlue + belowRedBlue);
    }

    /// A colour with an opacity, as the pixels hold it.
    ///
    /// @param rgb as `0xRRGGBB`
    /// @param opacity 0 to 1
    public static int color(int rgb, double opacity) {
        int alpha = (int) Math.round(255 * opacity);
        int red = (rgb >> 16 & 255) * alpha / 255;
        int green = (rgb >> 8 & 255) * alpha / 255;
        int blue = (rgb & 255) * alpha / 255;
        return alpha << 24 | red << 16 | green << 8 | blue;
    }
}
