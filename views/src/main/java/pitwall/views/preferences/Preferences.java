package pitwall.views.preferences;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Units;
import pitwall.views.theme.Appearance;

/// Everything a user chose about the console. Immutable; stored as a whole.
///
/// @param appearance how it looks
/// @param language of all words and formats
/// @param zone of the second clock; absent for that of the system
/// @param units how speeds, temperatures and hours are written
/// @param keys the user's own keys by action id; the empty text means no key
/// @param singleLetters true where single letters act while a list has the focus
/// @param recent what was opened from the palette, newest first, as stable words such as `car:WBA-00041`; at most
/// [#MAX_RECENT]
/// @param screens what screens keep for themselves, by screen id and name, for example `cars.views`
public record Preferences(
        Appearance appearance,
        Locale language,
        @Nullable ZoneId zone,
        Units units,
        Map<String, String> keys,
        boolean singleLetters,
        List<String> recent,
        Map<String, String> screens) {
    /// How many recent entries are kept.
    public static final int MAX_RECENT = 20;
    /// The languages that exist.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    public Preferences {
        keys = Map.copyOf(keys);
        recent = List.copyOf(recent.subList(0, Math.min(recent.size(), MAX_RECENT)));
        screens = Map.copyOf(screens);
    }

    /// What a new user gets: the language of the system where it exists, else English.
    public static Preferences shipped(Locale system) {
        Locale language = LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(system.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
        return new Preferences(Appearance.DEFAULT, language, null, Units.METRIC, Map.of(), true, List.of(), Map.of());
    }

    /// The zone of the second clock.
    public ZoneId localZone() {
        return zone == null ? ZoneId.systemDefault() : zone;
    }

    public Preferences with(Appearance changed) {
        return new Preferences(changed, language, zone, units, keys, singleLetters, recent, screens);
    }

    public Preferences withLanguage(Locale changed) {
        return new Preferences(appearance, changed, zone, units, keys, singleLetters, recent, screens);
    }

    public Preferences withZone(@Nullable ZoneId changed) {
        return new Preferences(appearance, language, changed, units, keys, singleLetters, recent, screens);
    }

    public Preferences withUnits(Units changed) {
        return new Preferences(appearance, language, zone, changed, keys, singleLetters, recent, screens);
    }

    public Preferences withKeys(Map<String, String> changed, boolean letters) {
        return new Preferences(appearance, language, zone, units, changed, letters, recent, screens);
    }

    public Preferences withRecent(List<String> changed) {
        return new Preferences(appearance, language, zone, units, keys, singleLetters, changed, screens);
    }

    public Preferences withScreens(Map<String, String> changed) {
        return new Preferences(appearance, language, zone, units, keys, singleLetters, recent, changed);
    }
}
