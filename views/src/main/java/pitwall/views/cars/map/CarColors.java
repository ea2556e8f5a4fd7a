package pitwall.views.cars.map;

import javafx.scene.paint.Color;
import pitwall.views.kit.GlyphPainter;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Tone;
import pitwall.views.map.Raster;

/// The colours of a theme, as a raster takes them.
///
/// @param looks by [CarPoints#look]
/// @param hexes by [HexGrid.Hex#step]
/// @param edges around dots by [CarPoints#look]: the ground, so that they stay apart, or the line of a fill that is too
///     light to be seen on it
/// @param around the area in which a car is whose position is only told coarsely
record CarColors(int[] looks, int[] hexes, int[] edges, int around) {
    static CarColors of(Palette palette) {
        int[] looks = new int[CarPoints.LOOKS];
        int[] edges = new int[CarPoints.LOOKS];
        for (int look = 0; look < looks.length; look++) {
            Color fill = palette.color(GlyphPainter.tone(CarPoints.lookStatus(look), CarPoints.lookPriority(look)));
            Color line = palette.color(GlyphPainter.line(CarPoints.lookStatus(look), CarPoints.lookPriority(look)));
            looks[look] = color(fill, 1);
            edges[look] = line.equals(fill) ? color(palette.color(Tone.BG_PANEL), 0.8) : color(line, 1);
        }
        int[] hexes = new int[HexGrid.STEPS.length];
        for (int step = 0; step < hexes.length; step++) {
            hexes[step] = color(hex(palette, step), 0.85);
        }
        return new CarColors(looks, hexes, edges, color(palette.color(Tone.FG_MUTED), 0.18));
    }

    /// One hue from the ground on: the more problems, the further from it.
    static Color hex(Palette palette, int step) {
        double share = 0.36 + 0.64 * step / (HexGrid.STEPS.length - 1);
        return palette.color(Tone.BG_RAISED).interpolate(palette.color(Tone.LINK), share);
    }

    private static int color(Color color, double opacity) {
        int red = (int) Math.round(color.getRed() * 255);
        int green = (int) Math.round(color.getGreen() * 255);
        int blue = (int) Math.round(color.getBlue() * 255);
        return Raster.color(red << 16 | green << 8 | blue, opacity);
    }
}
