package pitwall.views.settings;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import pitwall.views.preferences.PreferencesModel;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;

/// Theme, density, text size, motion and language. Every choice takes effect at once. FX thread.
final class AppearanceViewModel {
    /// The smallest and largest text size, percent, and the step between sizes.
    static final int SMALLEST = 80;

    static final int LARGEST = 200;
    static final int STEP = 10;

    private final PreferencesModel preferences;

    AppearanceViewModel(PreferencesModel preferences) {
        this.preferences = preferences;
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
