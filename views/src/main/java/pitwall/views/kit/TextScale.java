package pitwall.views.kit;

import java.util.function.DoubleConsumer;
import javafx.scene.control.Labeled;

/// Lets what is measured in pixels grow with the text beside it. FX thread.
public final class TextScale {
    /// Text at 100 %, in pixels.
    private static final double BASE = 13;

    private TextScale() {}

    /// @param text something in the base text size
    /// @param scale takes 1 at text size 100 %, now and after each change
    public static void follow(Labeled text, DoubleConsumer scale) {
        text.fontProperty().subscribe(font -> scale.accept(font.getSize() / BASE));
    }
}
