package pitwall.checks.rules;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.fxml.FXMLLoader;

/// One screen's structure, and the controller that belongs to it.
///
/// @param file relative to the resources folder of `views`
record Fxml(Path file, String text) {
    private static final Path RESOURCES = Repository.ROOT.resolve("views/src/main/resources");
    private static final Pattern ID = Pattern.compile("\\bfx:id=\"([^\"]+)\"");
    private static final Pattern HANDLER = Pattern.compile("\\bon[A-Z]\\w*=\"#([^\"]+)\"");
    private static final Pattern BELONGS_TO_A_CONTROLLER =
            Pattern.compile("\\s(on[A-Z]\\w*=\"#[^\"]+\"|fx:controller=\"[^\"]+\")");

    static Fxml read(Path file) {
        return new Fxml(RESOURCES.relativize(file), Repository.read(file));
    }

    Set<String> ids() {
        return found(ID);
    }

    Set<String> handlers() {
        return found(HANDLER);
    }

    /// `pitwall/views/cars/CarGrid.fxml` belongs to `pitwall.views.cars.CarGridController`.
    Class<?> controller() throws ClassNotFoundException {
        String name =
                file.toString().replace(".fxml", "Controller").replace('/', '.').replace('\\', '.');
        return Class.forName(name, false, Fxml.class.getClassLoader());
    }

    /// Builds the nodes without a controller; the FX thread only.
    Object load(ResourceBundle words) throws IOException {
        URL place = Fxml.class.getResource("/" + file.toString().replace('\\', '/'));
        FXMLLoader loader = new FXMLLoader(place, words);
        byte[] bare = BELONGS_TO_A_CONTROLLER.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
        return loader.load(new ByteArrayInputStream(bare));
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private Set<String> found(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
