package pitwall.views.settings;

import java.time.Duration;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;
import pitwall.views.preferences.IdleLimit;

/// What the offline cache holds, and the way to clear it.
final class OfflinePageController {
    @FXML
    private StackPane problem;

    @FXML
    private GridPane sets;

    @FXML
    private Label size;

    @FXML
    private Label file;

    @FXML
    private Label lock;

    @FXML
    private Label lastSignIn;

    @FXML
    private ChoiceBox<Duration> idle;

    @FXML
    private Button clear;

    @FXML
    private Button refresh;

    private final OfflineViewModel model;
    private final Strings strings;

    OfflinePageController(OfflineViewModel model, Strings strings) {
        this.model = model;
        this.strings = strings;
    }

    @FXML
    private void initialize() {
        idle.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Duration limit) {
                return limit == null ? "" : model.words(limit);
            }

            @Override
            public @Nullable Duration fromString(String words) {
                return null;
            }
        });
        idle.getItems().setAll(IdleLimit.CHOICES);
        idle.setValue(model.idleLimit());
        idle.valueProperty().subscribe(model::chooseIdleLimit);
        refresh.disableProperty().bind(model.countingProperty());
        model.contentsProperty().subscribe(this::show);
    }

    private void show(OfflineViewModel.Contents contents) {
        problem.getChildren().clear();
        if (!contents.problem().isEmpty()) {
            problem.getChildren()
                    .add(new InlineMessage(strings, InlineMessage.Severity.WARNING, contents.problem(), ""));
        }
        sets.getChildren().removeIf(node -> GridPane.getRowIndex(node) > 0);
        for (int i = 0; i < contents.rows().size(); i++) {
            OfflineViewModel.Row row = contents.rows().get(i);
            Label count = new Label(row.count());
            count.getStyleClass().add("number");
            sets.addRow(i + 1, new Label(row.kind()), count, new Label(row.age()));
        }
        size.setText(contents.size());
        file.setText(contents.file());
        lock.setText(contents.lock());
        lastSignIn.setText(contents.lastSignIn());
        clear.setDisable(contents.rows().isEmpty());
    }

    @FXML
    private void onClear() {
        model.clear();
    }

    @FXML
    private void onRefresh() {
        model.refresh();
    }
}
