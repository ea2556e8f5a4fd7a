package pitwall.views.help;

import javafx.scene.layout.Region;
import pitwall.views.fx.FxmlView;
import pitwall.views.keys.KeyMap;
import pitwall.views.kit.Strings;

/// The help sheet, ready to be opened once. FX thread.
public final class HelpPane {
    private final HelpController controller;

    /// @param group the screen in front
    /// @param close takes the sheet away
    public HelpPane(KeyMap keys, Strings strings, String group, Runnable close) {
        controller = new HelpController(new HelpViewModel(keys, strings, group), close);
        FxmlView.load(controller, strings.bundle());
    }

    public Region node() {
        return controller.root();
    }

    public void focus() {
        controller.focus();
    }
}
