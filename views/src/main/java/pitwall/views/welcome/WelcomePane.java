package pitwall.views.welcome;

import java.util.concurrent.Executor;
import javafx.scene.Node;
import pitwall.views.connection.ConnectionTestViewModel;
import pitwall.views.desk.Navigator;
import pitwall.views.fx.FxmlView;
import pitwall.views.kit.Strings;
import pitwall.views.ports.ConsolePorts;

/// Connection and sign-in, ready to be put into the middle of the window. FX thread.
public final class WelcomePane {
    private final WelcomeController controller;
    private final Node node;

    public WelcomePane(ConsolePorts ports, Strings strings, Navigator navigator, Executor fxThread) {
        WelcomeViewModel model =
                new WelcomeViewModel(ports.connections(), ports.secrets(), strings, navigator, fxThread);
        ConnectionTestViewModel test = new ConnectionTestViewModel(ports.connections(), strings, fxThread);
        controller = new WelcomeController(model, test, strings);
        node = FxmlView.load(controller, strings.bundle());
    }

    public Node node() {
        return node;
    }

    /// Begins at the first page.
    ///
    /// @param remembered true where there is a picture to look at without signing in
    public void begin(boolean remembered) {
        controller.begin(remembered);
        controller.focus();
    }
}
