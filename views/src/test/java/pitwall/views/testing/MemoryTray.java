package pitwall.views.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import pitwall.views.tray.Tray;
import pitwall.views.tray.TrayView;

/// A notification area that keeps what it was shown. FX thread.
public final class MemoryTray implements Tray {
    /// Every look that the icon was asked to have, the newest last.
    public final List<TrayView> views = new ArrayList<>();
    /// What is wanted now.
    public Optional<TrayView> now = Optional.empty();
    /// What the desktop answers.
    public Place answer = Place.SHOWN;

    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.NONE);

    @Override
    public boolean isOffered() {
        return true;
    }

    @Override
    public void show(TrayView view) {
        views.add(view);
        now = Optional.of(view);
        place.set(answer);
    }

    @Override
    public void hide() {
        now = Optional.empty();
        place.set(Place.NONE);
    }

    @Override
    public ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /// The desktop answers now.
    public void answer(Place next) {
        answer = next;
        place.set(next);
    }
}
