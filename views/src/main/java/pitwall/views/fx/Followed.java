package pitwall.views.fx;

import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;

/// Properties of one screen that tell what those of the whole console tell. FX thread.
public final class Followed {
    private Followed() {}

    /// Lets `ofScreen` tell what `whole` tells for as long as somebody has it: neither keeps the other. Every listener
    /// hears of every change, also one that does not ask for the value.
    public static <T> void follow(Property<T> ofScreen, ObservableValue<? extends T> whole) {
        ofScreen.bind(whole);
        // A bound property is silent after a change until somebody reads it.
        ofScreen.subscribe(_ -> {});
    }
}
