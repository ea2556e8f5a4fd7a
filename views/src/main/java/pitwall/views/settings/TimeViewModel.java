package pitwall.views.settings;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Units;
import pitwall.views.preferences.PreferencesModel;

/// The zone of the second clock, and the units. FX thread.
final class TimeViewModel {
    private final PreferencesModel preferences;
    private final FleetModel fleet;
    private final Locale locale;

    TimeViewModel(PreferencesModel preferences, FleetModel fleet, Locale locale) {
        this.preferences = preferences;
        this.fleet = fleet;
        this.locale = locale;
    }

    /// All zones whose name contains the text, by name.
    List<ZoneId> zones(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                .filter(id -> id.toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.naturalOrder())
                .map(ZoneId::of)
                .toList();
    }

    /// The zone chosen by hand; empty while that of the system is used.
    Optional<ZoneId> chosen() {
        return Optional.ofNullable(preferences.get().zone());
    }

    /// @param zone absent to use the system's
    void choose(@Nullable ZoneId zone) {
        preferences.change(chosen -> chosen.withZone(zone));
    }

    /// How hours, speeds and temperatures are written.
    Units units() {
        return preferences.get().units();
    }

    void chooseUnits(Units units) {
        preferences.change(chosen -> chosen.withUnits(units));
    }

    /// Now, as all screens write it.
    ObservableValue<String> sample() {
        return fleet.serverNowProperty()
                .map(now -> new Formats(locale, preferences.get().localZone(), units()).full(now));
    }
}
