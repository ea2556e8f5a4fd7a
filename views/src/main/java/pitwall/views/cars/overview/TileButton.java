package pitwall.views.cars.overview;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.fleet.AlarmPriority;
import pitwall.views.kit.StateGlyph;
import pitwall.views.kit.Strings;

/// One count: its glyph, how many, the word, and by how much it differs from ten minutes ago. FX thread.
final class TileButton extends Button {
    private final Tile tile;
    private final OverviewViewModel model;
    private final Strings strings;
    private final StateGlyph glyph = new StateGlyph();
    private final Label count = new Label();
    private final Label delta = new Label();
    private final Label asOf = new Label();

    TileButton(Tile tile, OverviewViewModel model, Strings strings, Runnable open) {
        this.tile = tile;
        this.model = model;
        this.strings = strings;
        getStyleClass().add("overview-tile");
        setMnemonicParsing(false);
        setMaxWidth(Double.MAX_VALUE);
        setOnAction(_ -> open.run());
        count.getStyleClass().add("overview-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        delta.getStyleClass().addAll("muted", "caption");
        delta.setMinWidth(Region.USE_PREF_SIZE);
        Label word = new Label(strings.get("overview.tile." + tile.key()));
        word.getStyleClass().add("muted");
        HBox number = new HBox(glyph, count, delta);
        number.getStyleClass().add("overview-tile-number");
        asOf.getStyleClass().addAll("caption", "stale-value", "overview-tile-age");
        asOf.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        setGraphic(new VBox(number, new HBox(word, gap, asOf)));
    }

    void refresh() {
        int cars = model.censusProperty().get().of(tile);
        glyph.show(tile.mark(), priority(cars));
        count.setText(strings.formats().count(cars));
        OptionalInt change = model.delta(tile);
        delta.setText(change.isEmpty() || change.getAsInt() == 0 ? "" : model.signed(change.getAsInt()));
        asOf.setText(model.asOf());
        setAccessibleText(model.spoken(tile));
    }

    /// Only cars that failed are coloured; none of them is nothing to look at.
    private Optional<AlarmPriority> priority(int cars) {
        return tile == Tile.FAILED && cars > 0 ? Optional.of(AlarmPriority.P2) : Optional.empty();
    }
}
