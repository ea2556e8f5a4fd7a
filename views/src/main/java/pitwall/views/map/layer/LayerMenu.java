package pitwall.views.map.layer;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import pitwall.views.kit.Strings;

/// Chooses the map under the cars. FX thread.
public final class LayerMenu extends MenuButton {
    private final MapLayers layers;
    private final Map<LayerKind, RadioMenuItem> items = new EnumMap<>(LayerKind.class);

    /// @param edit opens the fields of the tile server
    public LayerMenu(MapLayers layers, Strings strings, Runnable edit) {
        this.layers = layers;
        LayerWords words = new LayerWords(strings);
        setText(strings.get("map.layer.menu"));
        setTooltip(new Tooltip(strings.get("map.layer.menu.hint")));
        setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("map-layers");
        ToggleGroup group = new ToggleGroup();
        for (LayerKind kind : LayerKind.values()) {
            RadioMenuItem item = new RadioMenuItem(words.name(kind));
            item.setToggleGroup(group);
            item.setOnAction(_ -> chosen(kind, edit));
            items.put(kind, item);
            getItems().add(item);
        }
        MenuItem server = new MenuItem(strings.get("map.layer.server"));
        server.setOnAction(_ -> edit.run());
        getItems().addAll(new SeparatorMenuItem(), server);
        layers.choiceProperty().subscribe(choice -> mark(choice.kind()));
    }

    private void mark(LayerKind kind) {
        RadioMenuItem item = items.get(kind);
        if (item != null) {
            item.setSelected(true);
        }
    }

    /// A server that was never named is named first.
    private void chosen(LayerKind kind, Runnable edit) {
        if (kind == LayerKind.TILES && !layers.isSet(kind)) {
            mark(layers.choiceProperty().get().kind());
            edit.run();
        } else {
            layers.choose(kind);
        }
    }
}
