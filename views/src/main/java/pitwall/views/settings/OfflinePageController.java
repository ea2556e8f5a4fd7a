package pitwall.views.settings;

import java.time.Duration;
import java.util.List;
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
    private GridPane pins;

    @FXML
    private Label noPins;

    @FXML
    private Button unpinAll;

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
        model.pinRowsProperty().subscribe(this::show);
    }

    private void show(List<OfflineViewModel.PinRow> rows) {
        pins.getChildren().removeIf(node -> GridPane.getRowIndex(node) > 0);
        for (int i = 0; i < rows.size(); i++) {
            OfflineViewModel.PinRow row = rows.get(i);
            Button unpin = new Button(strings.get("settings.offline.unpin"));
            unpin.setAccessibleText(strings.get("settings.offline.unpin.spoken", row.what()));
            unpin.setOnAction(_ -> model.unpin(row.pin()));
            pins.addRow(i + 1, new Label(row.what()), new Label(row.content()), new Label(row.age()), unpin);
        }
        pins.setVisible(!rows.isEmpty());
        pins.setManaged(!rows.isEmpty());
        unpinAll.setVisible(rows.size() > 1);
        unpinAll.setManaged(rows.size() > 1);
        noPins.setVisible(rows.isEmpty());
        noPins.setManaged(rows.isEmpty());
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
            Label bytes = new Label(row.size());
            bytes.getStyleClass().add("number");
            sets.addRow(i + 1, new Label(row.kind()), count, bytes, new Label(row.age()), new Label(row.limit()));
        }
        size.setText(contents.size());
        file.setText(contents.file());
        lock.setText(contents.lock());
        lastSignIn.setText(contents.lastSignIn());
        clear.setDisable(contents.rows().isEmpty());
    }

    @FXML
    private void onUnpinAll() {
        model.unpinAll();
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
