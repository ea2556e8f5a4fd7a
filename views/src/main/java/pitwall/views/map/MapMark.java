package pitwall.views.map;

import java.util.function.Consumer;
import javafx.scene.canvas.GraphicsContext;

/// A small drawing that hangs on a place of the map.
///
/// @param face what it looks like; equal faces are drawn once
/// @param x the place in pixels of a picture, see [MapFrame#pixelX]
/// @param y the place in pixels of a picture
/// @param left of the drawing, seen from the place; pixels of the window
/// @param top of the drawing, seen from the place
/// @param width of the drawing, pixels of the window
/// @param height of the drawing
/// @param drawing draws it, its upper left corner being 0, 0
public record MapMark(
        Object face,
        double x,
        double y,
        double left,
        double top,
        double width,
        double height,
        Consumer<GraphicsContext> drawing) {
    private record Enlarged(Object face, double factor) {}

    /// The same drawing larger, or smaller, around its place.
    public MapMark enlarged(double factor) {
        return factor == 1
                ? this
                : new MapMark(
                        new Enlarged(face, factor),
                        x,
                        y,
                        left * factor,
                        top * factor,
                        width * factor,
                        height * factor,
                        g -> {
                            g.save();
                            g.scale(factor, factor);
                            drawing.accept(g);
                            g.restore();
                        });
    }
}
