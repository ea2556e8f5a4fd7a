package pitwall.views.palette;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Strings;

/// The box and the lines below it. The focus stays in the box; the arrows move the choice.
final class PaletteController {
    private static final int PAGE = 8;

    @FXML
    private VBox root;

    @FXML
    private TextField query;

    @FXML
    private ListView<PaletteRow> rows;

    @FXML
    private Label nothing;

    private final PaletteViewModel model;
    private final Strings strings;
    private final Runnable close;

    PaletteController(PaletteViewModel model, Strings strings, Runnable close) {
        this.model = model;
        this.strings = strings;
        this.close = close;
    }

    @FXML
    private void initialize() {
        query.textProperty().bindBidirectional(model.queryProperty());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        rows.setItems(model.rows());
        rows.setCellFactory(ignored -> new PaletteCell(strings, model::highlight, this::run));
        model.highlightedProperty().subscribe(index -> show(index.intValue()));
        nothing.visibleProperty().bind(Bindings.isEmpty(model.rows()).and(model.completeProperty()));
        nothing.managedProperty().bind(nothing.visibleProperty());
        rows.visibleProperty().bind(nothing.visibleProperty().not());
        rows.managedProperty().bind(rows.visibleProperty());
    }

    VBox root() {
        return root;
    }

    void focus() {
        query.requestFocus();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> model.move(1);
            case UP -> model.move(-1);
            case PAGE_DOWN -> model.move(PAGE);
            case PAGE_UP -> model.move(-PAGE);
            case ENTER -> run(event.isShortcutDown() ? model.choiceBeside() : model.choice());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void show(int index) {
        if (index < 0) {
            rows.getSelectionModel().clearSelection();
        } else {
            rows.getSelectionModel().select(index);
            rows.scrollTo(Math.max(0, index - PAGE / 2));
            query.setAccessibleHelp(model.rows().get(index).title());
        }
    }

    private void run() {
        run(model.choice());
    }

    private void run(Optional<Runnable> choice) {
        choice.ifPresent(action -> {
            close.run();
            action.run();
        });
    }
}
