package pitwall.views.settings;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;
import pitwall.views.tray.Tray;
import pitwall.views.tray.TrayChoice;

/// Theme, density, text size, motion, language and the icon in the notification area. Every choice takes effect at
/// once. FX thread.
final class AppearanceViewModel {
    /// The smallest and largest text size, percent, and the step between sizes.
    static final int SMALLEST = 80;

    static final int LARGEST = 200;
    static final int STEP = 10;

    private final PreferencesModel preferences;

    private final Tray tray;
    private final ObservableValue<Boolean> isTrayMissing;

    AppearanceViewModel(PreferencesModel preferences, Tray tray) {
        this.preferences = preferences;
        this.tray = tray;
        this.isTrayMissing = Bindings.createBooleanBinding(
                () -> tray() != TrayChoice.NONE && tray.placeProperty().get() == Tray.Place.MISSING,
                preferences.property(),
                tray.placeProperty());
    }

    ObservableValue<Appearance> appearance() {
        return preferences.property().map(chosen -> chosen.appearance());
    }

    ObservableValue<Locale> language() {
        return preferences.property().map(chosen -> chosen.language());
    }

    void choose(Theme theme) {
        change(current().withTheme(theme));
    }

    void choose(Density density) {
        change(current().withDensity(density));
    }

    /// Takes the nearest size that exists.
    void chooseText(double percent) {
        long step = Math.round(percent / STEP) * STEP;
        change(current().withTextPercent((int) Math.clamp(step, SMALLEST, LARGEST)));
    }

    void reduceMotion(boolean reduced) {
        change(current().withReducedMotion(reduced));
    }

    /// Whether an icon in the notification area can be chosen on such a system.
    boolean offersTray() {
        return tray.isOffered();
    }

    TrayChoice tray() {
        return TrayChoice.of(preferences.get());
    }

    void choose(TrayChoice choice) {
        preferences.change(choice::in);
    }

    /// Whether the icon is wanted, and the desktop has no place for it.
    ObservableValue<Boolean> isTrayMissing() {
        return isTrayMissing;
    }

    void choose(Locale language) {
        preferences.change(chosen -> chosen.withLanguage(language));
    }

    private Appearance current() {
        return preferences.get().appearance();
    }

    private void change(Appearance appearance) {
        preferences.change(chosen -> chosen.with(appearance));
    }
}
