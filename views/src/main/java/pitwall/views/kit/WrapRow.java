package pitwall.views.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;

/// A row that goes on in a further line where there is no room for one more part, for example with large text. What
/// grows in an [HBox] (`HBox.setHgrow`) grows here too, within its line. Alone in its wish for room it is one line
/// wide, and never lower than all its lines need. FX thread.
public class WrapRow extends Pane {
    private static final double USUAL_GAP = 8;

    private double gap;
    private boolean stretched;

    /// One line, from the first part to the one behind the last.
    private record Line(List<Node> parts, double wanted) {}

    public WrapRow() {
        this(USUAL_GAP);
    }

    /// @param gap between parts, in pixels
    public WrapRow(double gap, Node... parts) {
        this.gap = gap;
        getStyleClass().add("wrap-row");
        getChildren().setAll(parts);
    }

    public double getGap() {
        return gap;
    }

    /// @param pixels between parts
    public void setGap(double pixels) {
        gap = pixels;
        requestLayout();
    }

    public boolean isStretched() {
        return stretched;
    }

    /// @param on whether the lines share all the room there is, for parts that are panes themselves
    public void setStretched(boolean on) {
        stretched = on;
        requestLayout();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        double widest = getManagedChildren().stream()
                .mapToDouble(part -> part.minWidth(-1))
                .max()
                .orElse(0);
        return around() + snapSizeX(widest);
    }

    @Override
    protected double computePrefWidth(double height) {
        double all = getManagedChildren().stream().mapToDouble(this::wish).sum();
        return around() + all + gap * Math.max(0, getManagedChildren().size() - 1);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inside = (width < 0 ? computePrefWidth(-1) : width) - around();
        List<Line> lines = lines(inside);
        double heights =
                lines.stream().mapToDouble(line -> height(line, inside)).sum();
        return snappedTopInset() + heights + lineGap() * Math.max(0, lines.size() - 1) + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double inside = getWidth() - around();
        List<Line> lines = lines(inside);
        double spare = getHeight() - computePrefHeight(getWidth());
        double more = stretched && !lines.isEmpty() ? Math.max(0, spare) / lines.size() : 0;
        double y = snappedTopInset() + (stretched ? 0 : Math.max(0, spare) / 2);
        for (Line line : lines) {
            double height = height(line, inside) + more;
            place(line, y, inside, height);
            y += height + lineGap();
        }
    }

    private void place(Line line, double y, double inside, double height) {
        double x = snappedLeftInset();
        for (Node part : line.parts()) {
            double width = width(part, line, inside);
            layoutInArea(part, x, y, width, height, -1, HPos.LEFT, VPos.CENTER);
            x += width + gap;
        }
    }

    private List<Line> lines(double inside) {
        List<Line> lines = new ArrayList<>();
        List<Node> parts = new ArrayList<>();
        double wanted = 0;
        for (Node part : getManagedChildren()) {
            double width = Math.min(wish(part), inside);
            if (!parts.isEmpty() && wanted + gap + width > inside + 0.5) {
                lines.add(new Line(List.copyOf(parts), wanted));
                parts.clear();
                wanted = 0;
            }
            wanted += (parts.isEmpty() ? 0 : gap) + width;
            parts.add(part);
        }
        if (!parts.isEmpty()) {
            lines.add(new Line(List.copyOf(parts), wanted));
        }
        return lines;
    }

    /// What a part wishes, and its share of the rest of its line where it grows. Panes leave nothing of a line free.
    private double width(Node part, Line line, double inside) {
        List<Node> growing = line.parts().stream().filter(WrapRow::grows).toList();
        if (growing.isEmpty() && stretched) {
            growing = List.of(line.parts().getLast());
        }
        double more = growing.contains(part) ? Math.max(0, inside - line.wanted()) / growing.size() : 0;
        return Math.min(wish(part), inside) + more;
    }

    private double height(Line line, double inside) {
        return line.parts().stream()
                .mapToDouble(part -> snapSizeY(part.prefHeight(
                        part.getContentBias() == Orientation.HORIZONTAL ? width(part, line, inside) : -1)))
                .max()
                .orElse(0);
    }

    /// Parts may stand far apart, lines do not.
    private double lineGap() {
        return Math.min(gap, USUAL_GAP);
    }

    private double wish(Node part) {
        return snapSizeX(Math.max(part.minWidth(-1), part.prefWidth(-1)));
    }

    private static boolean grows(Node part) {
        return HBox.getHgrow(part) == Priority.ALWAYS;
    }

    private double around() {
        return snappedLeftInset() + snappedRightInset();
    }
}
