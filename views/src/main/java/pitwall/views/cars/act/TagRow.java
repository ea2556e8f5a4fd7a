package pitwall.views.cars.act;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import pitwall.views.kit.Strings;

/// Asks for a tag, and says beforehand to how many of the chosen cars it applies. FX thread.
final class TagRow extends HBox {
    private final CarActions actions;
    private final Strings strings;
    private final TextField tag = new TextField();
    private final Label share = new Label();
    private final Button apply;

    TagRow(CarActions actions, Strings strings) {
        this.actions = actions;
        this.strings = strings;
        getStyleClass().addAll("toolbar-row", "tag-row");
        Label name = new Label(strings.get("cars.tag.name"));
        name.setLabelFor(tag);
        tag.setPromptText(strings.get("cars.tag.prompt"));
        tag.setPrefColumnCount(14);
        share.getStyleClass().add("muted");
        apply = new Button(strings.get("cars.tag.verb"));
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setOnAction(_ -> apply());
        Button cancel = new Button(strings.get("kit.cancel"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> close());
        getChildren().setAll(name, tag, apply, cancel, share);
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
        if (typed.isEmpty()) {
            share.setText("");
            apply.setDisable(true);
        } else if (!FieldRules.isTag(typed)) {
            share.setText(strings.get("cars.tag.wrong"));
            apply.setDisable(true);
        } else {
            Share applies = actions.forTag(typed);
            share.setText(ShareWords.sentence(applies, strings.get("cars.tag.excluded"), strings));
            apply.setDisable(applies.cars().isEmpty());
        }
    }

    private void apply() {
        String typed = tag.getText().strip();
        actions.tag(typed, actions.forTag(typed));
        close();
    }
}
