package pitwall.views.wizard.steps;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Names, each before what is typed, in as many columns as there is room for. FX thread.
final class PairGrid extends Pane {
    private static final double BETWEEN = 8;

    private final int most;
    private final List<Label> names = new ArrayList<>();
    private final List<Region> values = new ArrayList<>();

    /// @param most columns of pairs
    PairGrid(int most) {
        this.most = most;
    }

    void add(Label name, Region value) {
        names.add(name);
        values.add(value);
        getChildren().addAll(name, value);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return width(1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return width(most);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        int columns = columns(width < 0 ? width(most) : width);
        double all = 0;
        for (int first = 0; first < names.size(); first += columns) {
            all += height(first, columns) + (first == 0 ? 0 : BETWEEN);
        }
        return all;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns(getWidth());
        double name = widest(names);
        double value = widest(values);
        double y = 0;
        for (int first = 0; first < names.size(); first += columns) {
            double height = height(first, columns);
            for (int at = first; at < Math.min(first + columns, names.size()); at++) {
                double x = (at - first) * (pair() + BETWEEN);
                double line = values.get(at).prefHeight(value);
                layoutInArea(names.get(at), x, y, name, Math.min(line, height), -1, HPos.LEFT, VPos.CENTER);
                layoutInArea(values.get(at), x + name + BETWEEN, y, value, height, -1, HPos.LEFT, VPos.TOP);
            }
            y += height + BETWEEN;
        }
    }

    private int columns(double width) {
        return Math.clamp((int) ((width + BETWEEN + 0.5) / (pair() + BETWEEN)), 1, most);
    }

    private double width(int columns) {
        return columns * pair() + (columns - 1) * BETWEEN;
    }

    private double pair() {
        return widest(names) + BETWEEN + widest(values);
    }

    private double height(int first, int columns) {
        double value = widest(values);
        double highest = 0;
        for (int at = first; at < Math.min(first + columns, names.size()); at++) {
            highest = Math.max(
                    highest,
                    Math.max(names.get(at).prefHeight(-1), values.get(at).prefHeight(value)));
        }
        return snapSizeY(highest);
    }

    private double widest(List<? extends Region> parts) {
        return snapSizeX(
                parts.stream().mapToDouble(part -> part.prefWidth(-1)).max().orElse(0));
    }
}
