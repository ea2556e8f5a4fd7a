package pitwall.views.tray;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// The notification area of the desktop. Called on the FX thread; never blocks, never fails: where there is none,
/// nothing is shown. A click on the icon brings the window to the front.
public interface Tray {
    /// There is none on such a system.
    Tray NONE = new Tray() {
        private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();

        @Override
        public boolean isOffered() {
            return false;
        }

        @Override
        public void show(TrayView view) {}

        @Override
        public void hide() {}

        @Override
        public ReadOnlyBooleanProperty shownProperty() {
            return shown.getReadOnlyProperty();
        }
    };

    /// Whether such systems have a notification area; this one may still be without.
    boolean isOffered();

    /// Shows the icon, or makes it look otherwise. It also appears where the notification area does only later.
    void show(TrayView view);

    /// Takes the icon away.
    void hide();

    /// Whether the desktop took the icon. FX thread.
    ReadOnlyBooleanProperty shownProperty();
}
