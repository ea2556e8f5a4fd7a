package pitwall.views.shell;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;

/// Where the header leads.
///
/// @param searchKey the key of the search box, for its hint
/// @param linkDetails opens below the node it is given
/// @param clock opens below the node it is given
/// @param approvals leads to what waits for a second person
/// @param userItems the entries of the user's menu, made anew each time
record HeaderDoors(
        Runnable search,
        ObservableValue<String> searchKey,
        Consumer<Node> linkDetails,
        Consumer<Node> clock,
        Runnable approvals,
        Supplier<List<MenuItem>> userItems) {
    List<MenuItem> userMenu() {
        return userItems.get();
    }
}
