package pitwall.views.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.views.act.ActionTrouble;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;

/// A table whose rows the server is asked for, with a bar above it, and the states that take its place. FX thread.
final class ListFrame<T> extends VBox {
    private final Asked<T> asked;
    private final Strings strings;
    private final Supplier<Instant> now;
    private final Supplier<String> nothingCached;
    private final EmptyState empty;
    private final TableView<T> table = new TableView<>();
    private final Label age = new Label();
    private Optional<String> instead = Optional.empty();
    private final VBox messages = new VBox();
    private final StackPane middle = new StackPane();

    /// @param bar what can be done here
    /// @param empty what is shown where there is none
    ListFrame(
            Asked<T> asked,
            HBox bar,
            EmptyState empty,
            Strings strings,
            Supplier<Instant> now,
            Supplier<String> nothingCached) {
        this.asked = asked;
        this.empty = empty;
        this.strings = strings;
        this.now = now;
        this.nothingCached = nothingCached;
        bar.getStyleClass().add("toolbar-row");
        age.getStyleClass().add("muted");
        table.getStyleClass().add("alarm-list");
        table.setPlaceholder(new Label());
        table.setSortPolicy(_ -> true);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().setAll(bar, messages, age, middle);
        asked.stateProperty().subscribe(_ -> show());
        asked.listProperty().subscribe(_ -> show());
    }

    /// Adds a column of words.
    void column(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setCellFactory(_ -> {
            var cell = new TableCell<T, String>() {
                @Override
                protected void updateItem(@Nullable String item, boolean none) {
                    super.updateItem(item, none);
                    setText(none || item == null ? "" : item);
                }
            };
            Tooltip tip = new Tooltip();
            tip.setWrapText(true);
            tip.setMaxWidth(480);
            tip.textProperty().bind(cell.textProperty());
            cell.setTooltip(tip);
            return cell;
        });
        table.getColumns().add(column);
    }

    private void show() {
        boolean some = !table.getItems().isEmpty();
        Node shown = switch (asked.stateProperty().get()) {
            case Asked.State.Loading() -> some ? table : new EmptyState(strings.get("alarms.list.loading"));
            case Asked.State.Fresh() -> some ? table : nothing();
            case Asked.State.From(Instant _) -> some ? table : nothing();
            case Asked.State.Failed(ActionTrouble trouble) -> some ? table : failed(trouble);
            case Asked.State.Unknown() -> some ? table : new EmptyState(nothingCached.get());
        };
        middle.getChildren().setAll(shown);
        messages.getChildren().clear();
        if (some && asked.stateProperty().get() instanceof Asked.State.Failed(ActionTrouble trouble)) {
            InlineMessage message =
                    new InlineMessage(strings, InlineMessage.Severity.ERROR, trouble.title(), trouble.detail());
            trouble.correlation().ifPresent(message::withReference);
            messages.getChildren().add(message.withRetry(asked::ask));
        }
        Optional<Instant> from = asked.stateProperty().get() instanceof Asked.State.From(Instant asOf)
                ? Optional.of(asOf)
                : Optional.empty();
        age.setText(from.map(at -> strings.get("alarms.as-of", strings.formats().moment(at, now.get())))
                .orElse(""));
        age.setVisible(from.isPresent());
        age.setManaged(from.isPresent());
    }

    private Node nothing() {
        return instead.<Node>map(EmptyState::new).orElse(empty);
    }

    /// What is said in the place of the words for none.
    void instead(Optional<String> words) {
        instead = words;
        show();
    }

    private EmptyState failed(ActionTrouble trouble) {
        return new EmptyState(trouble.title())
                .withHint(strings.get(
                        "alarms.list.failed",
                        trouble.detail(),
                        trouble.correlation().orElse("")))
                .withAction(strings.get("kit.retry"), asked::ask);
    }

    /// Shows these rows; the same one stays selected.
    void rows(List<T> rows) {
        T chosen = table.getSelectionModel().getSelectedItem();
        if (!rows.equals(table.getItems())) {
            table.getItems().setAll(rows);
            if (chosen != null && rows.contains(chosen)) {
                table.getSelectionModel().select(chosen);
            }
        }
        show();
    }

    TableView<T> table() {
        return table;
    }
}
