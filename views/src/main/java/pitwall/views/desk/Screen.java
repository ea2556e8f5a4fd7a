package pitwall.views.desk;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// One screen in a tab. Subscriptions start in [#shown] and end in [#hidden]. FX thread.
public interface Screen {
    /// Stable id, also the icon's name, for example `cars`.
    String id();

    ObservableValue<String> title();

    /// What the status bar says about this screen, for example how many cars match.
    ObservableValue<String> status();

    Node node();

    /// Everything that can be done here, for palette, keys and help.
    List<UiAction> actions();

    void shown();

    void hidden();

    /// Moves the focus to where work begins.
    void focus();
}
