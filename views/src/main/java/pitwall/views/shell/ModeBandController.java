package pitwall.views.shell;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import pitwall.client.ConsoleMode;
import pitwall.views.kit.ModeGlyph;
import pitwall.views.kit.Strings;

/// The 28 px under the header that say what the mode means; absent while all is well.
final class ModeBandController {
    @FXML
    private HBox band;

    @FXML
    private Label sentence;

    @FXML
    private Label note;

    @FXML
    private HBox buttons;

    private final ModeViewModel mode;
    private final ObservableValue<Boolean> wanted;
    private final Strings strings;
    private final Consumer<Band.Button> onButton;
    private final ModeGlyph glyph = new ModeGlyph(ConsoleMode.OFFLINE);
    private Band shown = Band.plain("");

    /// @param wanted false where a whole screen says the same already
    ModeBandController(
            ModeViewModel mode, ObservableValue<Boolean> wanted, Strings strings, Consumer<Band.Button> onButton) {
        this.mode = mode;
        this.wanted = wanted;
        this.strings = strings;
        this.onButton = onButton;
    }

    @FXML
    private void initialize() {
        band.getChildren().addFirst(glyph);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(sentence.textProperty());
        sentence.setTooltip(whole);
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        mode.modeProperty().subscribe(this::showMode);
        mode.bandProperty().subscribe(this::show);
        wanted.subscribe(ignored -> show(mode.bandProperty().get()));
    }

    private void showMode(ConsoleMode current) {
        glyph.show(current);
        ModeStyle.apply(band, current);
    }

    private void show(Optional<Band> next) {
        band.setVisible(next.isPresent() && wanted.getValue());
        band.setManaged(band.isVisible());
        next.ifPresent(this::fill);
    }

    /// Buttons are only replaced where they differ, so that the focus stays on one while the seconds count.
    private void fill(Band next) {
        sentence.setText(next.sentence());
        note.setText(next.note());
        if (!next.buttons().equals(shown.buttons())) {
            buttons.getChildren()
                    .setAll(next.buttons().stream().map(this::button).toList());
        }
        shown = next;
    }

    private Button button(Band.Button kind) {
        Button made = new Button(strings.get(key(kind)));
        made.getStyleClass().add("band-button");
        made.setMnemonicParsing(false);
        made.setOnAction(ignored -> onButton.accept(kind));
        return made;
    }

    private static String key(Band.Button kind) {
        return switch (kind) {
            case RETRY_NOW -> "mode.retry";
            case CACHED -> "mode.cached";
            case SIGN_IN -> "mode.sign-in";
            case CONNECT -> "mode.connect";
        };
    }
}
