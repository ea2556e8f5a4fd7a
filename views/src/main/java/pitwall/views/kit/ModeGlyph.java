package pitwall.views.kit;

import javafx.css.PseudoClass;
import pitwall.client.ConsoleMode;

/// The mark that begins the mode pill: each mode has its own shape. FX thread.
public final class ModeGlyph extends GlyphNode {
    private static final PseudoClass QUALITY = PseudoClass.getPseudoClass("quality");

    public ModeGlyph(ConsoleMode mode) {
        super("mode-glyph");
        show(mode);
    }

    public void show(ConsoleMode mode) {
        draw(Glyph.of(mode));
        pseudoClassStateChanged(QUALITY, mode == ConsoleMode.OFFLINE || mode == ConsoleMode.RECONNECTING);
    }
}
