package pitwall.views.desk;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// One thing the user can do, reachable by button, palette and key alike. FX thread.
///
/// @param id stable name, for key bindings, for example `cars.mark-all`
/// @param titleKey message key of the title
/// @param defaultKeys key combination such as `Ctrl+Shift+D`; empty for none
/// @param danger how carefully it must be confirmed
/// @param disabledReason why it cannot be done now, in words; empty when it can
public record UiAction(
        String id,
        String titleKey,
        String defaultKeys,
        Danger danger,
        ObservableValue<Optional<String>> disabledReason,
        Runnable run) {
    /// The danger levels of the console; see `docs/`.
    public enum Danger {
        /// View change, or an action in the safe direction: immediate.
        D0,
        /// Reversible: immediate, with undo.
        D1,
        /// Confirm with a sheet.
        D2,
        /// Confirm by typing the number.
        D3,
        /// Four eyes.
        D4
    }

    /// An action that can always be done at once.
    public static UiAction always(String id, String titleKey, String defaultKeys, Runnable run) {
        return new UiAction(id, titleKey, defaultKeys, Danger.D0, new ReadOnlyObjectWrapper<>(Optional.empty()), run);
    }

    /// What there is to say about it once its screen is gone, and nothing to do.
    public UiAction named() {
        return always(id, titleKey, defaultKeys, () -> {});
    }

    public boolean isEnabled() {
        return disabledReason.getValue().isEmpty();
    }
}
