package pitwall.views.cars.detail;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import pitwall.views.cars.act.FieldRules;
import pitwall.views.kit.Strings;

/// Asks for a tag for one car. Enter puts it on, Escape leaves. FX thread.
final class TagEditor extends HBox {
    private final CarDeeds deeds;
    private final Strings strings;
    private final TextField tag = new TextField();
    private final Label told = new Label();
    private final Button apply;

    TagEditor(CarDeeds deeds, Strings strings) {
        this.deeds = deeds;
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
        getChildren().setAll(name, tag, apply, cancel, told);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        tag.textProperty().subscribe(_ -> judge());
        close();
    }

    void open() {
        setVisible(true);
        setManaged(true);
        tag.clear();
        judge();
        tag.requestFocus();
    }

    /// True if it was open.
    boolean close() {
        boolean open = isVisible();
        setVisible(false);
        setManaged(false);
        return open;
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
        Optional<String> wrong = typed.isEmpty()
                ? Optional.of("")
                : FieldRules.isTag(typed) ? deeds.whyNotTag(typed) : Optional.of(strings.get("cars.tag.wrong"));
        told.setText(wrong.orElseGet(() -> String.join(", ", deeds.tags())));
        apply.setDisable(wrong.isPresent());
    }

    private void apply() {
        deeds.tag(tag.getText().strip());
        close();
    }
}
