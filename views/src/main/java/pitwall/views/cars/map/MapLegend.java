package pitwall.views.cars.map;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Rectangle;
import pitwall.views.kit.Palette;
import pitwall.views.kit.Strings;

/// What the shades of the hexagons stand for, in numbers. FX thread.
final class MapLegend extends HBox {
    MapLegend(Strings strings, ObservableValue<Palette> palette) {
        getStyleClass().add("map-legend");
        getChildren().add(new Label(strings.get("map.legend")));
        List<Rectangle> shades = new ArrayList<>();
        for (int step = 0; step < HexGrid.STEPS.length; step++) {
            Rectangle shade = new Rectangle(16, 12);
            shades.add(shade);
            boolean last = step == HexGrid.STEPS.length - 1;
            Label range = new Label(
                    last
                            ? strings.get("map.legend.last", HexGrid.STEPS[step])
                            : strings.get("map.legend.range", HexGrid.STEPS[step], HexGrid.STEPS[step + 1] - 1));
            range.setGraphic(shade);
            getChildren().add(range);
        }
        palette.subscribe(changed -> {
            for (int step = 0; step < shades.size(); step++) {
                shades.get(step).setFill(CarColors.hex(changed, step));
            }
        });
    }
}
