package pitwall.views.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import pitwall.views.tray.Tray;
import pitwall.views.tray.TrayView;

/// A notification area that keeps what it was shown. FX thread.
public final class MemoryTray implements Tray {
    /// Every look that the icon had, the newest last.
    public final List<TrayView> views = new ArrayList<>();
    /// What can be seen now.
    public Optional<TrayView> now = Optional.empty();
    /// Whether the desktop has a place for icons.
    public boolean there = true;

    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();

    @Override
    public boolean isOffered() {
        return true;
    }

    @Override
    public void show(TrayView view) {
        views.add(view);
        now = Optional.of(view);
        shown.set(there);
    }

    @Override
    public void hide() {
        now = Optional.empty();
        shown.set(false);
    }

    @Override
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The desktop got a notification area.
    public void appear() {
        there = true;
        shown.set(now.isPresent());
    }
}
