package pitwall.views.kit;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// As high as what is in it where there is room, and scrolled up and down where there is not. FX thread.
public final class ScrollRoom extends ScrollPane {
    public ScrollRoom(Region content) {
        super(content);
        getStyleClass().add("scroll-room");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setSkin(new PlainScrollSkin(this)); // what is in it can have the focus at once
    }

    /// What is in it breaks its lines at the width there is.
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }
}
