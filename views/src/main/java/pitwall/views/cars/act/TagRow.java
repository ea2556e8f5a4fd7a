package pitwall.views.cars.act;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import pitwall.views.kit.Strings;
import pitwall.views.kit.WrapRow;

/// Asks for a tag, and says while one types what it would do. Enter puts it on, Escape leaves. The tags that are there
/// can be taken off. FX thread.
public final class TagRow extends WrapRow {
    private final Tagging tagging;
    private final Strings strings;
    private final TextField tag = new TextField();
    private final Label told = new Label();
    private final Button apply;
    private final WrapRow worn = new WrapRow(4);

    /// The cars that get the tag.
    public interface Tagging {
        /// What a tag would do.
        ///
        /// @param tag a well-formed one, or nothing while nothing is typed
        Forecast forecast(String tag);

        /// Puts it on.
        void tag(String tag);

        /// The tags that can be taken off one by one.
        default List<String> worn() {
            return List.of();
        }

        /// Takes one of those off.
        default void untag(String tag) {}
    }

    /// @param sentence what is said beside the field
    /// @param possible whether the tag can be put on
    public record Forecast(String sentence, boolean possible) {}

    public TagRow(Tagging tagging, Strings strings) {
        this.tagging = tagging;
        this.strings = strings;
        getStyleClass().addAll("toolbar-row", "tag-row");
        Label name = new Label(strings.get("cars.tag.name"));
        name.setLabelFor(tag);
        tag.setPromptText(strings.get("cars.tag.prompt"));
        tag.setPrefColumnCount(14);
        told.getStyleClass().add("muted");
        apply = new Button(strings.get("cars.tag.verb"));
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setOnAction(_ -> apply());
        Button cancel = new Button(strings.get("kit.cancel"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> close());
        getChildren().setAll(name, tag, apply, cancel, told, worn);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        tag.textProperty().subscribe(_ -> judge());
        close();
    }

    public void open() {
        setVisible(true);
        setManaged(true);
        tag.clear();
        showWorn();
        judge();
        tag.requestFocus();
    }

    /// True if it was open.
    public boolean close() {
        boolean open = isVisible();
        setVisible(false);
        setManaged(false);
        return open;
    }

    private void showWorn() {
        worn.getChildren().setAll(tagging.worn().stream().map(this::remover).toList());
        worn.setManaged(!worn.getChildren().isEmpty());
    }

    private Button remover(String each) {
        Button off = new Button(strings.get("cars.tag.off", each));
        off.getStyleClass().addAll("small", "tag-off");
        off.setMinWidth(Region.USE_PREF_SIZE);
        off.setMnemonicParsing(false);
        off.setAccessibleText(strings.get("cars.tag.off.spoken", each));
        off.setTooltip(new Tooltip(strings.get("cars.tag.off.spoken", each)));
        off.setOnAction(_ -> {
            tagging.untag(each);
            close();
        });
        return off;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.getTarget() == tag && !apply.isDisabled()) {
            event.consume();
            apply();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
        }
    }

    private void judge() {
        String typed = tag.getText().strip();
        Forecast forecast = typed.isEmpty() || FieldRules.isTag(typed)
                ? tagging.forecast(typed)
                : new Forecast(strings.get("cars.tag.wrong"), false);
        told.setText(forecast.sentence());
        apply.setDisable(!forecast.possible());
    }

    private void apply() {
        tagging.tag(tag.getText().strip());
        close();
    }
}
