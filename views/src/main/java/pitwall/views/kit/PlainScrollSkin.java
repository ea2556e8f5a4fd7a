package pitwall.views.kit;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;

/// Draws what is scrolled as it draws everything else. The toolkit's own skin keeps a picture of each window onto
/// something that is scrolled, some four megabytes for a screen, also while nobody sees it, and paints all of it anew
/// when a word in it changes. The style sheet gives this skin to every scroll pane. FX thread.
public final class PlainScrollSkin extends ScrollPaneSkin {
    public PlainScrollSkin(ScrollPane pane) {
        super(pane);
        for (Node part : getChildren()) {
            part.setCache(false);
        }
    }
}
