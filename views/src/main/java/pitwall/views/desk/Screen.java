package pitwall.views.desk;

import java.util.List;
import java.util.Optional;
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

    /// Takes the details of the destination that led here, for example a query. Called before [#shown] or while shown.
    default void arrive(Destination destination) {}

    /// True where this is the tab for that destination. A screen about one object says no to another object, which then
    /// opens beside it.
    default boolean shows(Destination destination) {
        return true;
    }

    /// What is to be seen here now, where that can differ from what led here, for example another query.
    default Optional<Destination.OnScreen> here() {
        return Optional.empty();
    }

    /// The places F6 leads to, in order; each is a node that holds something focusable.
    default List<Node> panes() {
        return List.of(node());
    }

    /// F5: gets afresh what this screen shows.
    ///
    /// @param fleet fetches the fleet anew, for a screen that shows it
    default void resync(Runnable fleet) {
        fleet.run();
    }

    /// False for a screen that needs no connection to be fresh.
    default boolean showsFleet() {
        return true;
    }

    /// Esc: closes a drawer, else clears the selection, else clears the query. False if there was nothing to do.
    default boolean escape() {
        return false;
    }
}
