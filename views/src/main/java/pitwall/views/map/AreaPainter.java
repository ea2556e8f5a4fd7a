package pitwall.views.map;

import java.util.List;

/// Draws areas into a picture of the ground: all of a kind at once, because to lay a colour over a picture costs as
/// much
/// for one area as for a hundred. Belongs to one thread at a time, which need not be that of the toolkit.
final class AreaPainter {
    /// A line that is smaller in the picture would be a smudge.
    private static final double LEAST = 6;

    private final Brushes brushes;

    AreaPainter(Brushes brushes) {
        this.brushes = brushes;
    }

    /// @param density pixels of the raster per pixel of the window
    void draw(GroundAreas areas, MapFrame frame, double density, GroundColors colors, Raster raster) {
        if (areas.isEmpty()) {
            return;
        }
        Brushes.Pair pair = brushes.of(raster);
        AreaFill fill = pair.fill();
        LineMask mask = pair.mask();
        draw(areas.usual(), frame, density, fill, mask);
        fill.paint(raster, colors.fill());
        mask.paint(raster, colors.line());
        if (!areas.chosen().isEmpty()) {
            draw(areas.chosen(), frame, 1.7 * density, fill, mask);
            fill.paint(raster, colors.chosenFill());
            mask.paint(raster, colors.chosenLine());
        }
    }

    private static void draw(
            List<GroundAreas.Line> drawn, MapFrame frame, double thickness, AreaFill fill, LineMask mask) {
        fill.clear();
        mask.clear();
        for (GroundAreas.Line line : drawn) {
            if (isInside(line.box(), frame)) {
                draw(line, frame, thickness, fill, mask);
            }
        }
    }

    private static boolean isInside(WorldBox box, MapFrame frame) {
        double half = box.width() * frame.scale() / 2;
        double middle = frame.pixelX(box.left() + box.width() / 2);
        double top = frame.pixelY(box.top());
        double high = box.height() * frame.scale();
        return middle + half >= 0
                && middle - half <= frame.width()
                && top + high >= 0
                && top <= frame.height()
                && Math.max(2 * half, high) >= LEAST;
    }

    /// Corners nearer than a pixel to the one before are left out.
    private static void draw(GroundAreas.Line line, MapFrame frame, double thickness, AreaFill fill, LineMask mask) {
        double worldMiddle = line.box().left() + line.box().width() / 2;
        double middle = frame.pixelX(worldMiddle);
        int corners = line.x().length;
        double firstX = middle + (line.x()[0] - worldMiddle) * frame.scale();
        double firstY = frame.pixelY(line.y()[0]);
        double lastX = firstX;
        double lastY = firstY;
        for (int i = 1; i <= corners; i++) {
            double x = i == corners ? firstX : middle + (line.x()[i] - worldMiddle) * frame.scale();
            double y = i == corners ? firstY : frame.pixelY(line.y()[i]);
            if (i == corners || Math.abs(x - lastX) + Math.abs(y - lastY) >= 1) {
                fill.edge(lastX, lastY, x, y);
                mask.line(lastX, lastY, x, y, thickness);
                lastX = x;
                lastY = y;
            }
        }
    }
}
