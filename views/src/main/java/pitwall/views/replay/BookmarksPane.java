package pitwall.views.replay;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.past.Bookmark;
import pitwall.client.past.Bookmarks;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;

/// Marks the moment that is shown, and lists those that were marked: Enter in the field keeps, Enter in the list goes
/// there, Delete removes. FX thread.
public final class BookmarksPane extends VBox {
    private final TimeTravel travel;
    private final TimeBookmarks model;
    private final Strings strings;
    private final Runnable close;
    private final Label title = new Label();
    private final TextField text = new TextField();
    private final Label trouble = new Label();
    private final ListView<Bookmark> list = new ListView<>();

    /// @param copyLink copies a link to the moment that is shown
    /// @param close called when somebody went somewhere
    public BookmarksPane(TimeTravel travel, TimeBookmarks model, Strings strings, Runnable copyLink, Runnable close) {
        this.travel = travel;
        this.model = model;
        this.strings = strings;
        this.close = close;
        getStyleClass().add("bookmarks-pane");
        title.getStyleClass().add("section-title");
        trouble.getStyleClass().add("time-trouble");
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        text.setPromptText(strings.get("replay.bookmark.text"));
        text.setAccessibleText(strings.get("replay.bookmark.text"));
        text.setOnAction(_ -> model.keep(text.getText()));
        model.here().ifPresent(here -> text.setText(here.text()));
        list.setItems(model.all());
        list.setPlaceholder(new EmptyState(strings.get("replay.bookmark.none")));
        list.setCellFactory(_ -> new BookmarkCell());
        list.setAccessibleText(strings.get("replay.bookmark.list"));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        list.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                go();
            }
        });
        getChildren().setAll(title, text, trouble, list, buttons(copyLink));
    }

    /// Follows the model until the subscription ends.
    public Subscription follow() {
        return Subscription.combine(
                travel.momentProperty()
                        .subscribe(then -> title.setText(then.map(this::titled).orElse(""))),
                model.outcomeProperty().subscribe(this::show));
    }

    /// Moves the focus to the text.
    public void focus() {
        text.requestFocus();
        text.selectAll();
    }

    private String titled(Instant then) {
        return strings.get("replay.bookmark.title", strings.formats().utc(then));
    }

    private HBox buttons(Runnable copyLink) {
        Button keep = new Button(strings.get("replay.bookmark.keep"));
        keep.setOnAction(_ -> model.keep(text.getText()));
        Button go = new Button(strings.get("replay.bookmark.go"));
        go.setOnAction(_ -> go());
        Button remove = new Button(strings.get("replay.bookmark.remove"));
        remove.setOnAction(_ -> remove());
        for (Button button : new Button[] {go, remove}) {
            button.disableProperty()
                    .bind(list.getSelectionModel().selectedItemProperty().isNull());
        }
        Button link = new Button(strings.get("replay.link"));
        link.setOnAction(_ -> copyLink.run());
        HBox row = new HBox(8, keep, go, remove, link);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void show(TimeBookmarks.Outcome outcome) {
        trouble.setText(
                switch (outcome) {
                    case NONE -> "";
                    case KEPT -> {
                        list.requestFocus();
                        yield "";
                    }
                    case NOT_KEPT -> strings.get("replay.bookmark.full", Bookmarks.MOST);
                    case FAILED -> strings.get("replay.failed");
                });
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            go();
            event.consume();
        } else if (event.getCode() == KeyCode.DELETE) {
            remove();
            event.consume();
        }
    }

    private void go() {
        Bookmark chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            model.goTo(chosen);
        }
    }

    private void remove() {
        Bookmark chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.remove(chosen);
        }
    }

    /// Its moment, and what is said to it.
    private final class BookmarkCell extends ListCell<Bookmark> {
        @Override
        protected void updateItem(@Nullable Bookmark bookmark, boolean empty) {
            super.updateItem(bookmark, empty);
            setText(
                    empty || bookmark == null
                            ? null
                            : strings.get(
                                    "replay.bookmark.line",
                                    strings.formats().moment(bookmark.at(), travel.now()),
                                    bookmark.text()));
        }
    }
}
