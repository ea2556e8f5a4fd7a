package pitwall.views.tray;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The notification area of the desktop. Called on the FX thread; never blocks, never fails: where there is none,
/// nothing is shown. A click on the icon brings the window to the front.
public interface Tray {
    /// Where the icon is.
    enum Place {
        /// Nowhere: it is not wanted, or the desktop did not answer yet.
        NONE,
        /// The desktop took it.
        SHOWN,
        /// It is wanted, and the desktop has no notification area.
        MISSING
    }

    /// There is none on such a system.
    Tray NONE = new Tray() {
        private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(Place.NONE);

        @Override
        public boolean isOffered() {
            return false;
        }

        @Override
        public void show(TrayView view) {}

        @Override
        public void hide() {}

        @Override
        public ReadOnlyObjectProperty<Place> placeProperty() {
            return place.getReadOnlyProperty();
        }
    };

    /// Whether such systems have a notification area; this one may still be without.
    boolean isOffered();

    /// Shows the icon, or makes it look otherwise. Showing the same look again tries again where it is missing.
    void show(TrayView view);

    /// Takes the icon away.
    void hide();

    /// Where the icon is. FX thread.
    ReadOnlyObjectProperty<Place> placeProperty();
}
