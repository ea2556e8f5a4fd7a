package pitwall.views.map;

import javafx.scene.paint.Color;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;

/// The colours of the base map in a theme.
final class MapColors {
    private MapColors() {}

    static BaseColors of(Palette palette) {
        Color water = palette.color(Tone.BG_WINDOW);
        Color panel = palette.color(Tone.BG_PANEL);
        boolean contrast = water.equals(panel);
        Color land = contrast ? panel : panel.interpolate(palette.color(Tone.BG_RAISED), 0.35);
        Color line = palette.color(Tone.BORDER);
        Color strong = palette.color(Tone.BORDER_STRONG);
        return new BaseColors(
                color(water, 1),
                color(land, 1),
                color(strong, 0.75),
                color(strong, 0.85),
                color(line, contrast ? 0.45 : 0.75));
    }

    private static int color(Color color, double opacity) {
        int red = (int) Math.round(color.getRed() * 255);
        int green = (int) Math.round(color.getGreen() * 255);
        int blue = (int) Math.round(color.getBlue() * 255);
        return Raster.color(red << 16 | green << 8 | blue, opacity);
    }
}
