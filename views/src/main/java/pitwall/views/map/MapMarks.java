package pitwall.views.map;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import org.jspecify.annotations.Nullable;

/// Small drawings above a map: names, clusters, cars. Each has a canvas of its own, so that to move them costs the
/// pixels they cover; one canvas of the size of the window is blended pixel by pixel, which took half of a frame's
/// time where no graphics card helps. What looked the same before is moved and not drawn again. They keep their size
/// while the map under them is enlarged. FX thread.
public final class MapMarks extends Group {
    /// Drawings of about the same width can take the place of one another.
    private static final double STEP = 16;

    private record Size(double width, double height) {}

    private record Face(Object what, Size size) {}

    private List<MapMark> marks = List.of();
    private List<Canvas> canvases = List.of();
    private @Nullable MapFrame frame;
    private double factor = Double.NaN;

    public MapMarks() {
        setManaged(false);
        setMouseTransparent(true);
    }

    /// @param shown the last is drawn over the others
    /// @param picture whose pixels they hang on, those of the window
    public void show(List<MapMark> shown, MapFrame picture) {
        Map<Face, Deque<Canvas>> same = new HashMap<>();
        for (int i = 0; i < marks.size(); i++) {
            same.computeIfAbsent(face(marks.get(i)), _ -> new ArrayDeque<>()).add(canvases.get(i));
        }
        List<@Nullable Canvas> found = new ArrayList<>(shown.size());
        for (MapMark mark : shown) {
            Deque<Canvas> drawn = same.get(face(mark));
            found.add(drawn == null ? null : drawn.poll());
        }
        Map<Size, Deque<Canvas>> free = new HashMap<>();
        same.forEach((face, left) ->
                free.computeIfAbsent(face.size(), _ -> new ArrayDeque<>()).addAll(left));
        List<Canvas> now = new ArrayList<>(shown.size());
        for (int i = 0; i < shown.size(); i++) {
            Canvas canvas = found.get(i);
            now.add(canvas == null ? drawn(shown.get(i), free) : canvas);
        }
        marks = List.copyOf(shown);
        frame = picture;
        factor = Double.NaN;
        if (!now.equals(canvases)) {
            canvases = now;
            getChildren().setAll(now.toArray(Node[]::new));
        }
    }

    private static Canvas drawn(MapMark mark, Map<Size, Deque<Canvas>> free) {
        Size size = size(mark);
        Deque<Canvas> others = free.get(size);
        Canvas left = others == null ? null : others.poll();
        Canvas canvas = left == null ? new Canvas(size.width(), size.height()) : left;
        canvas.setManaged(false);
        canvas.getGraphicsContext2D().clearRect(0, 0, size.width(), size.height());
        mark.drawing().accept(canvas.getGraphicsContext2D());
        return canvas;
    }

    private static Face face(MapMark mark) {
        return new Face(mark.face(), size(mark));
    }

    private static Size size(MapMark mark) {
        return new Size(Math.ceil(mark.width() / STEP) * STEP, Math.ceil(mark.height()));
    }

    /// Moves them to where they belong in a window; whole pixels beside a picture that is not enlarged.
    public void place(MapView view) {
        MapFrame there = frame;
        if (there != null) {
            setLayoutX(there.offsetX(view));
            setLayoutY(there.offsetY(view));
            if (there.factor(view) != factor) {
                factor = there.factor(view);
                for (int i = 0; i < marks.size(); i++) {
                    canvases.get(i)
                            .setLayoutX(Math.rint(
                                    marks.get(i).x() * factor + marks.get(i).left()));
                    canvases.get(i)
                            .setLayoutY(Math.rint(
                                    marks.get(i).y() * factor + marks.get(i).top()));
                }
            }
        }
    }
}
