package pitwall.views.releases;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import pitwall.client.ReleaseUploads;
import pitwall.views.kit.FormArea;
import pitwall.views.kit.ScrollRoom;
import pitwall.views.kit.Strings;
import pitwall.views.releases.UploadForm.Field;

/// What is said about an artifact before it is sent, over the screen. Ctrl+Enter uploads, Escape leaves. FX thread.
final class UploadSheet extends StackPane {
    private final Strings strings;
    private final ReadOnlyObjectProperty<Optional<String>> whyNot;
    private final BiConsumer<Path, ReleaseUploads.Facts> upload;

    /// @param whyNot why nothing can be uploaded now
    UploadSheet(
            Strings strings,
            ReadOnlyObjectProperty<Optional<String>> whyNot,
            BiConsumer<Path, ReleaseUploads.Facts> upload) {
        this.strings = strings;
        this.whyNot = whyNot;
        this.upload = upload;
        getStyleClass().add("sheet-scrim");
        setVisible(false);
    }

    void open(UploadForm form) {
        Label title = new Label(strings.get("releases.upload.title"));
        title.getStyleClass().add("screen-title");
        Label file = new Label(strings.get("releases.upload.file", form.file()));
        file.getStyleClass().add("muted");
        file.setWrapText(true);
        file.setMinHeight(Region.USE_PREF_SIZE);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints inputs = new ColumnConstraints();
        inputs.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, inputs);
        TextInputControl first = addRow(grid, form, Field.VERSION);
        for (Field field : Field.values()) {
            if (field != Field.VERSION) {
                addRow(grid, form, field);
            }
        }
        title.setMinHeight(Region.USE_PREF_SIZE);
        VBox sheet = new VBox(title, file, new ScrollRoom(grid), hint(), buttons(form));
        sheet.getStyleClass().add("decision-sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.setAccessibleRole(AccessibleRole.DIALOG);
        sheet.setAccessibleText(title.getText());
        getChildren().setAll(sheet);
        setVisible(true);
        first.requestFocus();
    }

    /// True if there was a form to close.
    boolean close() {
        boolean open = isVisible();
        getChildren().clear();
        setVisible(false);
        setOnKeyPressed(null);
        return open;
    }

    private Label hint() {
        Label hint = new Label(strings.get("releases.upload.hint"));
        hint.getStyleClass().add("caption");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        return hint;
    }

    private Node buttons(UploadForm form) {
        Button cancel = new Button(strings.get("kit.cancel"));
        cancel.setOnAction(_ -> close());
        Button confirm = new Button(strings.get("releases.upload.verb"));
        confirm.getStyleClass().addAll("primary", "accent");
        confirm.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !form.complete().get() || whyNot.get().isPresent(), form.complete(), whyNot));
        confirm.setOnAction(_ -> {
            close();
            upload.accept(form.file(), form.facts());
        });
        setOnKeyPressed(event -> pressed(event, confirm));
        Label reason = new Label();
        reason.getStyleClass().addAll("muted", "actions-why");
        reason.textProperty().bind(whyNot.map(why -> why.orElse("")));
        HBox buttons = new HBox(reason, cancel, confirm);
        buttons.getStyleClass().add("sheet-buttons");
        return buttons;
    }

    private void pressed(KeyEvent event, Button confirm) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            event.consume();
            confirm.fire();
        }
    }

    private TextInputControl addRow(GridPane grid, UploadForm form, Field field) {
        TextInputControl input = field == Field.NOTES ? notes() : new TextField();
        input.textProperty().bindBidirectional(form.text(field));
        input.setPromptText(strings.get("releases.upload." + field + ".prompt"));
        Label name = new Label(strings.get("releases.upload." + field));
        name.getStyleClass().add("muted");
        name.setLabelFor(input);
        Label trouble = new Label();
        trouble.getStyleClass().addAll("caption", "danger-text");
        trouble.setWrapText(true);
        form.text(field).subscribe(_ -> {
            trouble.setText(form.trouble(field).orElse(""));
            trouble.setManaged(!trouble.getText().isEmpty());
        });
        grid.addRow(grid.getRowCount(), name, new VBox(input, trouble));
        return input;
    }

    private static TextArea notes() {
        TextArea area = new FormArea();
        area.setPrefRowCount(2);
        area.setWrapText(true);
        return area;
    }
}
