package pitwall.views.alarms;

import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;

/// A form over the screen. Ctrl+Enter does what its button does, Escape leaves; the focus goes back to where it was. FX
/// thread.
final class ActSheet extends StackPane {
    private final Strings strings;
    private @Nullable Node focusBefore;
    private Button confirm = new Button();
    private BooleanSupplier ready = () -> false;

    ActSheet(Strings strings) {
        this.strings = strings;
        getStyleClass().add("sheet-scrim");
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// What is asked.
    ///
    /// @param verb the word on the button that does it
    /// @param body the fields
    /// @param first has the focus to begin with
    /// @param ready whether everything needed is there
    /// @param act does it, once
    record Question(String title, String verb, List<Node> body, Node first, BooleanSupplier ready, Runnable act) {
        Question {
            body = List.copyOf(body);
        }
    }

    void open(Question question) {
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        ready = question.ready();
        Label title = new Label(question.title());
        title.getStyleClass().add("screen-title");
        title.setWrapText(true);
        Button cancel = new Button(strings.get("kit.cancel"));
        cancel.setOnAction(_ -> close());
        confirm = new Button(question.verb());
        confirm.getStyleClass().addAll("primary", "dangerous");
        confirm.setOnAction(_ -> {
            close();
            question.act().run();
        });
        HBox buttons = new HBox(cancel, confirm);
        buttons.getStyleClass().add("sheet-buttons");
        VBox sheet = new VBox(title);
        sheet.getChildren().addAll(question.body());
        sheet.getChildren().add(buttons);
        sheet.getStyleClass().add("decision-sheet");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.setAccessibleRole(AccessibleRole.DIALOG);
        sheet.setAccessibleText(question.title());
        getChildren().setAll(sheet);
        setVisible(true);
        judge();
        question.first().requestFocus();
    }

    /// Judges anew whether everything needed is there.
    void judge() {
        confirm.setDisable(!ready.getAsBoolean());
    }

    /// False if nothing was open.
    boolean close() {
        if (!isVisible()) {
            return false;
        }
        setVisible(false);
        getChildren().clear();
        ready = () -> false;
        Node before = focusBefore;
        focusBefore = null;
        if (before != null) {
            before.requestFocus();
        }
        return true;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            close();
        } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            event.consume();
            if (!confirm.isDisabled()) {
                confirm.fire();
            }
        }
    }

    /// Puts a field beside its name.
    static void row(GridPane grid, String name, Node field) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(field);
        field.setAccessibleText(name);
        grid.addRow(grid.getRowCount(), label, field);
    }
}
