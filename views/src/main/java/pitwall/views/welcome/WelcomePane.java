package pitwall.views.welcome;

import java.util.concurrent.Executor;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import pitwall.views.connection.ConnectionTestViewModel;
import pitwall.views.desk.Navigator;
import pitwall.views.fx.FxmlView;
import pitwall.views.kit.Strings;
import pitwall.views.ports.ConsolePorts;

/// Connection and sign-in, ready to be put into the middle of the window. FX thread.
public final class WelcomePane {
    private final WelcomeController controller;
    private final Strings strings;
    private @Nullable Node node;

    public WelcomePane(ConsolePorts ports, Strings strings, Navigator navigator, Executor fxThread) {
        WelcomeViewModel model =
                new WelcomeViewModel(ports.connections(), ports.secrets(), strings, navigator, fxThread);
        ConnectionTestViewModel test = new ConnectionTestViewModel(ports.connections(), strings, fxThread);
        controller = new WelcomeController(model, test, strings);
        this.strings = strings;
    }

    /// Made with the first call: whoever is known already hardly ever sees it.
    public Node node() {
        Node made = node;
        if (made == null) {
            made = FxmlView.load(controller, strings.bundle());
            node = made;
        }
        return made;
    }

    /// Begins at the first page of the [#node].
    ///
    /// @param remembered true where there is a picture to look at without signing in
    public void begin(boolean remembered) {
        controller.begin(remembered);
        controller.focus();
    }
}
