package pitwall.views.shell;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;
import pitwall.views.desk.Screen;

/// Keeps the tabs equal to the open screens, and the chosen tab equal to the screen in front. FX thread.
final class Tabs {
    private final TabPane pane;
    private final DeskViewModel desk;
    private boolean changing;

    Tabs(TabPane pane, DeskViewModel desk) {
        this.pane = pane;
        this.desk = desk;
    }

    void follow() {
        desk.openScreens().addListener((ListChangeListener<Screen>) this::onOpenScreens);
        desk.frontProperty().subscribe(this::select);
        pane.getSelectionModel().selectedItemProperty().subscribe(tab -> {
            if (!changing
                    && tab != null
                    && tab.getUserData() instanceof Screen screen
                    && screen != desk.frontProperty().get()) {
                desk.bringToFront(screen);
            }
        });
    }

    /// A tab that the pane chooses because another goes is nobody's choice: the desk says which comes to the front.
    private void onOpenScreens(ListChangeListener.Change<? extends Screen> change) {
        changing = true;
        while (change.next()) {
            List<? extends Screen> gone = change.getRemoved();
            pane.getTabs().removeIf(tab -> gone.contains(tab.getUserData()));
            change.getAddedSubList().forEach(screen -> pane.getTabs().add(tab(screen)));
        }
        changing = false;
    }

    private void select(@Nullable Screen front) {
        pane.getTabs().stream()
                .filter(tab -> tab.getUserData() == front)
                .findFirst()
                .ifPresent(pane.getSelectionModel()::select);
    }

    private Tab tab(Screen screen) {
        Tab tab = new Tab();
        tab.textProperty().bind(screen.title());
        tab.setContent(screen.node());
        tab.setUserData(screen);
        tab.setOnCloseRequest(event -> {
            event.consume();
            desk.close(screen);
        });
        return tab;
    }
}
