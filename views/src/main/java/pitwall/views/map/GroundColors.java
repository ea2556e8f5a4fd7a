package pitwall.views.map;

import javafx.scene.paint.Color;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

/// The colours of areas on the ground, as a raster takes them.
record GroundColors(int fill, int line, int chosenFill, int chosenLine) {
    static GroundColors of(Palette palette) {
        Color usual = palette.color(Tone.FG_SUBTLE);
        Color chosen = palette.color(Tone.LINK);
        return new GroundColors(color(usual, 0.1), color(usual, 0.8), color(chosen, 0.12), color(chosen, 1));
    }

    private static int color(Color color, double opacity) {
        int red = (int) Math.round(color.getRed() * 255);
        int green = (int) Math.round(color.getGreen() * 255);
        int blue = (int) Math.round(color.getBlue() * 255);
        return Raster.color(red << 16 | green << 8 | blue, opacity);
    }
}
