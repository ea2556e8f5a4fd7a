package pitwall.views.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ResourceBundle;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads the FXML that belongs to a controller: `CarGrid.fxml` beside `CarGridController`. FX thread.
public final class FxmlView {
    private static final String CONTROLLER = "Controller";

    private FxmlView() {}

    /// The nodes, with the controller's fields filled.
    ///
    /// @param words resolves the `%keys`
    public static Parent load(Object controller, ResourceBundle words) {
        String name = controller.getClass().getSimpleName();
        if (!name.endsWith(CONTROLLER)) {
            throw new IllegalArgumentException("not a controller: " + name);
        }
        String file = name.substring(0, name.length() - CONTROLLER.length()) + ".fxml";
        URL place = controller.getClass().getResource(file);
        if (place == null) {
            throw new IllegalArgumentException("no " + file + " beside " + controller.getClass());
        }
        FXMLLoader loader = new FXMLLoader(place, words);
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot load " + file, e);
        }
    }
}
