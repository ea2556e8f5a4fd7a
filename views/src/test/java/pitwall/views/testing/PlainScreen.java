package pitwall.views.testing;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Screen;
import pitwall.views.desk.ScreenKind;
import pitwall.views.desk.UiAction;

/// A screen that is only a list, and remembers what happened to it.
public class PlainScreen implements Screen {
    public final List<String> happened = new ArrayList<>();
    private final String id;
    private final ListView<String> list = new ListView<>();

    public PlainScreen(String id) {
        this.id = id;
        list.getItems().setAll("WBA-00041", "WBA-00042", "WBA-00043");
    }

    public static ScreenKind kind(String id, String titleKey, String keys) {
        return new ScreenKind(id, titleKey, "mdi2c-car-multiple", keys, ignored -> new PlainScreen(id));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Cars");
    }

    @Override
    public ObservableValue<String> status() {
        return new ReadOnlyStringWrapper("112 of 10 000 cars · sorted: problems first");
    }

    @Override
    public Node node() {
        return list;
    }

    @Override
    public List<UiAction> actions() {
        return List.of(UiAction.always(id + ".next", "action.forward", "J", () -> happened.add("next")));
    }

    @Override
    public void shown() {
        happened.add("shown");
    }

    @Override
    public void hidden() {
        happened.add("hidden");
    }

    @Override
    public void focus() {
        list.requestFocus();
    }

    @Override
    public void arrive(Destination destination) {
        happened.add(destination.toString());
    }
}
