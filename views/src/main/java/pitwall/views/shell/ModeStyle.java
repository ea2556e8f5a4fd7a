package pitwall.views.shell;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import pitwall.client.ConsoleMode;

/// The pseudo-classes of the modes: `:live`, `:lagging`, `:reconnecting`, `:offline`, `:replay`.
final class ModeStyle {
    private static final Map<ConsoleMode, PseudoClass> CLASSES = classes();

    private ModeStyle() {}

    /// Gives a node the pseudo-class of a mode and takes the others away.
    static void apply(Node node, ConsoleMode mode) {
        CLASSES.forEach((each, style) -> node.pseudoClassStateChanged(style, each == mode));
    }

    private static Map<ConsoleMode, PseudoClass> classes() {
        Map<ConsoleMode, PseudoClass> classes = new EnumMap<>(ConsoleMode.class);
        for (ConsoleMode mode : ConsoleMode.values()) {
            classes.put(mode, PseudoClass.getPseudoClass(mode.name().toLowerCase(Locale.ROOT)));
        }
        return classes;
    }
}
