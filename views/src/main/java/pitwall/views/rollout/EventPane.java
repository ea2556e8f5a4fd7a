package pitwall.views.rollout;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;

/// What was decided and why, the newest first. FX thread.
final class EventPane extends VBox {
    /// Between the words and the edges: gaps, the frame and a scroll bar.
    private static final double SPARE = 34;

    private final ListView<EventLine> list;

    EventPane(RolloutViewModel model, Strings strings) {
        getStyleClass().add("rollout-part");
        Label title = new Label(strings.get("rollout.events"));
        title.getStyleClass().add("strong");
        list = new ListView<>(model.events());
        list.getStyleClass().add("event-list");
        list.setAccessibleText(strings.get("rollout.events.spoken"));
        Label nothing = new Label();
        nothing.textProperty()
                .bind(model.knownProperty()
                        .map(known ->
                                strings.get(wasDecided(known) ? "rollout.events.unknown" : "rollout.events.none")));
        nothing.getStyleClass().add("muted");
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        list.setCellFactory(_ -> new Cell(list));
        VBox.setVgrow(list, Priority.ALWAYS);
        Label checked = new Label();
        checked.getStyleClass().addAll("muted", "caption");
        checked.textProperty().bind(model.checkedProperty());
        Tooltip tip = new Tooltip(strings.get("rollout.events.checked.tip"));
        checked.setTooltip(tip);
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(title, checked);
        head.getStyleClass().add("event-head");
        getChildren().setAll(head, list);
    }

    /// Without a decision no rollout has begun.
    private static boolean wasDecided(Optional<Known> known) {
        return known.filter(now -> now.rollout().startedAt() != null).isPresent();
    }

    ListView<EventLine> list() {
        return list;
    }

    private static final class Cell extends ListCell<EventLine> {
        private final Label time = new Label();
        private final Label sentence = new Label();
        private final HBox row = new HBox(time, sentence);
        private final ListView<EventLine> list;

        Cell(ListView<EventLine> list) {
            this.list = list;
            row.getStyleClass().add("event-row");
            time.getStyleClass().addAll("mono", "muted");
            time.setMinWidth(Region.USE_PREF_SIZE);
            sentence.setWrapText(true);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            sentence.setMinHeight(Region.USE_PREF_SIZE);
            sentence.prefWidthProperty()
                    .bind(list.widthProperty().subtract(time.widthProperty()).subtract(SPARE));
            setPrefWidth(0); // never wider than the list
        }

        /// As high as its words are at the width that they get; left to itself a row would keep a second line free.
        @Override
        protected double computePrefHeight(double width) {
            if (getGraphic() == null) {
                return super.computePrefHeight(width);
            }
            double words = list.getWidth() - time.prefWidth(-1) - SPARE;
            double around = row.snappedTopInset() + row.snappedBottomInset() + snappedTopInset() + snappedBottomInset();
            return snapSizeY(Math.max(time.prefHeight(-1), sentence.prefHeight(words)) + around);
        }

        @Override
        protected void updateItem(@Nullable EventLine event, boolean empty) {
            super.updateItem(event, empty);
            setText("");
            if (event == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            time.setText(event.time());
            sentence.setText(event.sentence());
            sentence.getStyleClass().remove("strong");
            if (event.stop()) {
                sentence.getStyleClass().add("strong");
            }
            setAccessibleText(event.time() + " " + event.sentence());
            setGraphic(row);
        }
    }
}
