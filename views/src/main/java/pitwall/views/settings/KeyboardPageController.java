package pitwall.views.settings;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import pitwall.views.keys.Keystroke;
import pitwall.views.kit.Strings;

/// The list of all keys; the chosen one can be changed, removed and reset.
final class KeyboardPageController {
    @FXML
    private TextField search;

    @FXML
    private TableView<KeyLine> table;

    @FXML
    private TableColumn<KeyLine, String> action;

    @FXML
    private TableColumn<KeyLine, String> key;

    @FXML
    private TableColumn<KeyLine, String> where;

    @FXML
    private Button change;

    @FXML
    private Button remove;

    @FXML
    private Button reset;

    @FXML
    private CheckBox letters;

    @FXML
    private Label message;

    private final KeyboardViewModel model;
    private final Strings strings;
    /// Present while the next key pressed is the new key of this action.
    private @Nullable KeyLine asking;

    KeyboardPageController(KeyboardViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
    }

    @FXML
    private void initialize() {
        search.textProperty().bindBidirectional(model.searchProperty());
        table.setItems(model.lines());
        column(action, KeyLine::title);
        column(key, line -> line.changed() ? strings.get("settings.keys.changed", line.key()) : line.key());
        column(where, KeyLine::where);
        var nothing = table.getSelectionModel().selectedItemProperty().isNull();
        change.disableProperty().bind(nothing);
        remove.disableProperty().bind(nothing);
        reset.disableProperty().bind(nothing);
        message.textProperty().bind(model.messageProperty());
        letters.setSelected(model.singleLetters());
        letters.selectedProperty().subscribe(model::setSingleLetters);
        change.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        change.focusedProperty().subscribe(focused -> {
            if (!focused && asking != null) {
                asking = null;
                model.forgetMessage();
            }
        });
    }

    private static void column(TableColumn<KeyLine, String> column, Function<KeyLine, String> text) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    }

    private void onKey(KeyEvent event) {
        KeyLine line = asking;
        if (line == null) {
            return;
        }
        event.consume();
        if (event.getCode() == KeyCode.ESCAPE) {
            asking = null;
            model.forgetMessage();
            return;
        }
        Keystroke.of(event).ifPresent(pressed -> {
            asking = null;
            model.rebind(line, pressed);
        });
    }

    @FXML
    private void onChange() {
        KeyLine line = table.getSelectionModel().getSelectedItem();
        if (line != null) {
            asking = line;
            model.ask(line);
            change.requestFocus();
        }
    }

    @FXML
    private void onRemove() {
        model.unbind(table.getSelectionModel().getSelectedItem());
    }

    @FXML
    private void onReset() {
        model.reset(table.getSelectionModel().getSelectedItem());
    }
}
