package pitwall.views.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import pitwall.client.SessionInfo;
import pitwall.views.act.GoOnAs;
import pitwall.views.desk.RoleWords;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Colleague;

/// The menu behind the user's name: where he is signed in, and what he can do about it.
final class UserMenu {
    private final Strings strings;
    private final Function<UiAction, String> key;

    /// @param key the key of an action, as shown to people; empty where there is none
    UserMenu(Strings strings, Function<UiAction, String> key) {
        this.strings = strings;
        this.key = key;
    }

    /// @param others as whom one can go on
    List<MenuItem> items(@Nullable SessionInfo session, GoOnAs others, List<UiAction> actions) {
        List<MenuItem> items = new ArrayList<>();
        if (session != null) {
            items.add(fact(strings.get("shell.user", strings.get(RoleWords.key(session.role())), session.user())));
            items.add(fact(session.server()));
            items.add(new SeparatorMenuItem());
        }
        List<Colleague> people = others.everybody();
        people.forEach(each -> items.add(person(each, others)));
        if (!people.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        actions.stream().map(this::item).forEach(items::add);
        return items;
    }

    private static MenuItem person(Colleague colleague, GoOnAs others) {
        MenuItem item = new MenuItem(others.words(colleague));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> others.goOn(colleague));
        return item;
    }

    private MenuItem item(UiAction action) {
        String title = strings.get(action.titleKey());
        String shown = key.apply(action);
        MenuItem item = new MenuItem(shown.isEmpty() ? title : strings.get("shell.tip", title, shown));
        item.setMnemonicParsing(false);
        item.setDisable(!action.isEnabled());
        item.setOnAction(ignored -> action.run().run());
        return item;
    }

    private static MenuItem fact(String text) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setDisable(true);
        return item;
    }
}
