package pitwall.views.settings;

import javafx.scene.Node;
import javafx.util.Subscription;

/// One page of the settings.
///
/// @param id stable, for example `appearance`; the message key of its title is `settings.page.` and the id
/// @param follow keeps the page up to date while it is shown
record SettingsPage(String id, Node node, Follow follow) {
    @FunctionalInterface
    interface Follow {
        Subscription begin();
    }

    SettingsPage(String id, Node node) {
        this(id, node, () -> Subscription.EMPTY);
    }
}
