package pitwall.views.settings;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;

/// The list of pages and the page that is chosen.
final class SettingsController {
    @FXML
    private ListView<SettingsPage> pages;

    @FXML
    private ScrollPane content;

    private final List<SettingsPage> all;
    private final Strings strings;
    private final LastPage memory;
    private Subscription following = Subscription.EMPTY;
    private boolean shown;

    SettingsController(List<SettingsPage> all, Strings strings, LastPage memory) {
        this.all = all;
        this.memory = memory;
        this.strings = strings;
    }

    @FXML
    private void initialize() {
        pages.getItems().setAll(all);
        pages.setCellFactory(ignored -> new PageCell());
        pages.getSelectionModel().selectFirst();
        open(memory.get());
        pages.getSelectionModel().selectedItemProperty().subscribe(this::show);
    }

    void open(String id) {
        all.stream().filter(page -> page.id().equals(id)).findFirst().ifPresent(pages.getSelectionModel()::select);
    }

    /// Keeps the chosen page up to date until the subscription ends.
    Subscription follow() {
        shown = true;
        show(pages.getSelectionModel().getSelectedItem());
        return () -> {
            shown = false;
            following.unsubscribe();
            following = Subscription.EMPTY;
        };
    }

    void focus() {
        pages.requestFocus();
    }

    /// Begins the chosen page anew.
    void refresh() {
        if (shown) {
            follow(pages.getSelectionModel().getSelectedItem());
        }
    }

    List<Node> panes() {
        return List.of(pages, content);
    }

    private void show(@Nullable SettingsPage page) {
        follow(page);
        content.setContent(page == null ? null : page.node());
        content.setVvalue(0);
        if (page != null) {
            memory.set(page.id());
        }
    }

    private void follow(@Nullable SettingsPage page) {
        following.unsubscribe();
        following = page != null && shown ? page.follow().begin() : Subscription.EMPTY;
    }

    private final class PageCell extends ListCell<SettingsPage> {
        @Override
        protected void updateItem(@Nullable SettingsPage page, boolean empty) {
            super.updateItem(page, empty);
            setText(empty || page == null ? null : strings.get("settings.page." + page.id()));
        }
    }
}
