package pitwall.views.cars.overview;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.kit.Palette;
import pitwall.views.kit.StateGlyph;
import pitwall.views.kit.Strings;
import pitwall.views.kit.TextScale;
import pitwall.views.progress.LaneFigures;
import pitwall.views.progress.RolloutWords;
import pitwall.views.progress.SegmentBar;

/// One rollout in a line: which, how far, and what it waits for. FX thread.
final class RolloutBar extends Button {
    /// From this text size on, 1 is 100 %, what it waits for stands in a line of its own.
    private static final double LARGE = 1.4;

    private final Strings strings;
    private final RolloutWords words;
    private final StateGlyph glyph = new StateGlyph();
    private final Label name = new Label();
    private final SegmentBar bar;
    private final Label share = new Label();
    private final Label waiting = new Label();
    private String id = "";

    RolloutBar(ObservableValue<Palette> palette, Strings strings, Consumer<String> open) {
        this.strings = strings;
        this.words = new RolloutWords(strings);
        this.bar = new SegmentBar(palette, strings);
        getStyleClass().add("overview-rollout");
        setMnemonicParsing(false);
        setMaxWidth(Double.MAX_VALUE);
        setOnAction(_ -> open.accept(id));
        name.getStyleClass().add("overview-rollout-name");
        bar.setMinWidth(120);
        share.getStyleClass().add("number");
        share.setMinWidth(Region.USE_PREF_SIZE);
        waiting.getStyleClass().add("muted");
        HBox.setHgrow(waiting, Priority.ALWAYS);
        waiting.setMaxWidth(Double.MAX_VALUE);
        Label below = new Label();
        below.getStyleClass().add("muted");
        below.textProperty().bind(waiting.textProperty());
        below.visibleProperty().bind(waiting.visibleProperty().not());
        below.managedProperty().bind(below.visibleProperty());
        waiting.managedProperty().bind(waiting.visibleProperty());
        HBox line = new HBox(glyph, name, bar, share, waiting);
        line.getStyleClass().add("overview-rollout-line");
        VBox lines = new VBox(line, below);
        lines.maxWidthProperty().bind(widthProperty().subtract(24));
        setGraphic(lines);
        TextScale.follow(name, scale -> waiting.setVisible(scale < LARGE));
    }

    void show(RolloutView view, Instant now) {
        RolloutEntry rollout = view.rollout();
        id = rollout.id();
        String state = words.state(rollout);
        String waits = words.waitingFor(view, now);
        glyph.show(RolloutWords.mark(rollout.status()), Optional.empty());
        name.setText(strings.get("overview.rollout", rollout.id(), rollout.version(), rollout.name()));
        LaneFigures figures = LaneFigures.of(rollout.cars(), 0);
        bar.show(figures);
        share.setText(words.progress(figures));
        waiting.setText(strings.get("overview.rollout.state", state, waits));
        setAccessibleText(strings.get(
                "overview.rollout.spoken", rollout.id(), rollout.version(), state, waits, words.progress(figures)));
    }
}
