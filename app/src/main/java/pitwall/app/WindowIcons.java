package pitwall.app;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.scene.image.Image;

/// The icon of the window, in the sizes that systems ask for: light on a dark desktop and the other way round.
final class WindowIcons {
    private static final List<Integer> SIZES = List.of(16, 32, 48, 128, 256);

    private WindowIcons() {}

    static List<Image> on(ColorScheme desktop) {
        String name = desktop == ColorScheme.DARK ? "pitwall-light-" : "pitwall-";
        return SIZES.stream().map(size -> image(name + size)).toList();
    }

    private static Image image(String name) {
        String path = "/pitwall/assets/icons/" + name + ".png";
        InputStream bytes = WindowIcons.class.getResourceAsStream(path);
        return new Image(Objects.requireNonNull(bytes, path));
    }
}
