package pitwall.views.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.kit.Strings;

/// The buttons that lead to the screens: icons, with words where the window is wide. FX thread.
final class Rail {
    /// From this window width on there is room for words.
    static final double WORDS_FROM = 1_600;

    private static final String SETTINGS = "settings";

    private final Pane pane;
    private final Strings strings;
    private final Function<ScreenKind, String> key;
    private final List<Item> items = new ArrayList<>();

    private record Item(ScreenKind kind, ToggleButton button) {}

    /// @param key the key that leads to a screen, as shown to people; empty where there is none
    Rail(Pane pane, Strings strings, Function<ScreenKind, String> key) {
        this.pane = pane;
        this.strings = strings;
        this.key = key;
    }

    /// The settings go to the lower end.
    void fill(List<ScreenKind> kinds, Consumer<ScreenKind> open) {
        for (ScreenKind kind : kinds.stream().filter(ScreenKind::inRail).toList()) {
            if (kind.id().equals(SETTINGS)) {
                Region gap = new Region();
                VBox.setVgrow(gap, Priority.ALWAYS);
                pane.getChildren().add(gap);
            }
            pane.getChildren().add(add(kind, open));
        }
    }

    /// Marks the screen in front.
    void mark(@Nullable Screen front) {
        for (Item item : items) {
            item.button().setSelected(front != null && item.kind().id().equals(front.id()));
        }
    }

    /// Shows or hides the words.
    void setWords(boolean words) {
        for (Item item : items) {
            item.button().setContentDisplay(words ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY);
            item.button().setMaxWidth(words ? Double.MAX_VALUE : Region.USE_PREF_SIZE);
        }
    }

    private ToggleButton add(ScreenKind kind, Consumer<ScreenKind> open) {
        String title = strings.get(kind.titleKey());
        ToggleButton button = new ToggleButton(title, new FontIcon(kind.icon()));
        button.getStyleClass().add("nav-item");
        button.setMnemonicParsing(false);
        button.setAccessibleText(title);
        button.setTooltip(new Tooltip(tip(kind, title)));
        button.setOnAction(ignored -> {
            button.setSelected(true);
            open.accept(kind);
        });
        items.add(new Item(kind, button));
        return button;
    }

    private String tip(ScreenKind kind, String title) {
        String shown = key.apply(kind);
        return shown.isEmpty() ? title : strings.get("shell.tip", title, shown);
    }
}
