package pitwall.views.logs;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import pitwall.client.LogWish.Origin;
import pitwall.views.kit.Strings;

/// Whose lines are wanted, always in view; edits the query. FX thread.
final class LogOrigins extends MenuButton {
    private final Strings strings;

    LogOrigins(LogsViewModel model, Strings strings) {
        this.strings = strings;
        getStyleClass().add("log-origin");
        setMinWidth(Region.USE_PREF_SIZE);
        ToggleGroup one = new ToggleGroup();
        for (Origin origin : Origin.values()) {
            RadioMenuItem item = new RadioMenuItem(strings.get("logs.origin." + origin));
            item.setToggleGroup(one);
            item.setUserData(origin);
            item.setOnAction(_ -> model.question().choose(origin));
            getItems().add(item);
        }
        model.question().textProperty().subscribe(_ -> show(model.query().origin()));
    }

    private void show(Origin origin) {
        String words = strings.get("logs.origin." + origin);
        setText(words);
        setAccessibleText(strings.get("logs.origin.spoken", words));
        getItems().forEach(item -> ((RadioMenuItem) item).setSelected(origin.equals(item.getUserData())));
    }
}
