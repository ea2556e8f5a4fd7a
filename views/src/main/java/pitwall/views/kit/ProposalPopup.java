package pitwall.views.kit;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Skin;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The proposals under the query field. The field keeps the focus; arrows, Enter and Tab reach here from there.
final class ProposalPopup {
    private static final double ROW = 26;
    private static final int VISIBLE_ROWS = 9;

    private final ListView<Proposal> list = new ListView<>();
    private final PopupControl popup = new PopupControl();
    private final Consumer<Proposal> chosen;

    ProposalPopup(Strings strings, Consumer<Proposal> chosen) {
        this.chosen = chosen;
        list.getStyleClass().add("query-proposals");
        list.setFixedCellSize(ROW);
        list.setPrefWidth(320);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell(strings));
        list.setOnMouseClicked(_ -> accept());
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setSkin(new ListSkin());
    }

    void show(Node owner, List<Proposal> proposals) {
        if (proposals.isEmpty() || owner.getScene() == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(proposals);
        list.getSelectionModel().clearSelection();
        list.setPrefHeight(Math.min(proposals.size(), VISIBLE_ROWS) * ROW + 2);
        Bounds place = owner.localToScreen(owner.getBoundsInLocal());
        if (place != null && !popup.isShowing()) {
            popup.show(owner, place.getMinX(), place.getMaxY() + 2);
        }
    }

    void hide() {
        popup.hide();
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// True where the key meant something here.
    boolean pressed(KeyCode key) {
        int at = list.getSelectionModel().getSelectedIndex();
        return switch (key) {
            case DOWN -> select(at + 1);
            case UP -> select(at - 1);
            case ENTER, TAB -> at >= 0 && accept();
            case ESCAPE -> {
                popup.hide();
                yield true;
            }
            default -> false;
        };
    }

    private boolean select(int index) {
        int bounded = Math.floorMod(index, list.getItems().size());
        list.getSelectionModel().select(bounded);
        list.scrollTo(bounded);
        return true;
    }

    private boolean accept() {
        Proposal proposal = list.getSelectionModel().getSelectedItem();
        if (proposal != null) {
            chosen.accept(proposal);
        }
        return true;
    }

    private static final class Cell extends ListCell<Proposal> {
        private final Strings strings;
        private final Label label = new Label();
        private final Label count = new Label();
        private final HBox row = new HBox(label, count);

        Cell(Strings strings) {
            this.strings = strings;
            label.setMaxWidth(Double.MAX_VALUE);
            label.getStyleClass().add("mono");
            count.getStyleClass().add("facet-count");
            HBox.setHgrow(label, Priority.ALWAYS);
        }

        @Override
        protected void updateItem(@Nullable Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            if (proposal == null || empty) {
                setGraphic(null);
                return;
            }
            label.setText(proposal.label());
            count.setText(proposal.count() < 0 ? "" : strings.formats().count(proposal.count()));
            setGraphic(row);
        }
    }

    private final class ListSkin implements Skin<PopupControl> {
        @Override
        public PopupControl getSkinnable() {
            return popup;
        }

        @Override
        public Node getNode() {
            return list;
        }

        @Override
        public void dispose() {}
    }
}
