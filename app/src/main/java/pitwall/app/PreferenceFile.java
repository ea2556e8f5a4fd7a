package pitwall.app;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.views.kit.Units;
import pitwall.views.preferences.PreferenceStore;
import pitwall.views.preferences.Preferences;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;

/// The user's choices in `preferences.json`.
final class PreferenceFile implements PreferenceStore {
    private static final Logger log = LoggerFactory.getLogger(PreferenceFile.class);

    private final JsonFile<Stored> file;
    private final Executor background;
    private final AtomicReference<@Nullable Preferences> waiting = new AtomicReference<>();

    PreferenceFile(Path folder, Executor background) {
        this.file = new JsonFile<>(folder.resolve("preferences.json"), Stored.class);
        this.background = background;
    }

    /// The shape on disk: plain words that survive a change of types. What an earlier version did not write is absent.
    record Stored(
            String theme,
            String density,
            int textPercent,
            boolean reducedMotion,
            String language,
            @Nullable String zone,
            @Nullable String distance,
            @Nullable String temperature,
            @Nullable String hours,
            Map<String, String> keys,
            boolean singleLetters,
            List<String> recent,
            Map<String, String> screens) {}

    @Override
    public Preferences load() {
        Preferences shipped = Preferences.shipped(Locale.getDefault());
        try {
            return file.read().map(PreferenceFile::preferences).orElse(shipped);
        } catch (IllegalArgumentException | DateTimeException e) {
            log.warn("the stored preferences are not valid; using the shipped ones", e);
            return shipped;
        }
    }

    /// Writes in the background; of several changes in a row only the last is written.
    @Override
    public void save(Preferences preferences) {
        if (waiting.getAndSet(preferences) == null) {
            background.execute(this::writeWaiting);
        }
    }

    private synchronized void writeWaiting() {
        Preferences newest = waiting.getAndSet(null);
        if (newest != null) {
            file.write(stored(newest));
        }
    }

    private static Preferences preferences(Stored stored) {
        return new Preferences(
                new Appearance(
                        Theme.valueOf(stored.theme()),
                        Density.valueOf(stored.density()),
                        stored.textPercent(),
                        stored.reducedMotion()),
                Locale.forLanguageTag(stored.language()),
                stored.zone() == null ? null : ZoneId.of(stored.zone()),
                units(stored),
                stored.keys(),
                stored.singleLetters(),
                stored.recent(),
                stored.screens());
    }

    private static Units units(Stored stored) {
        Units units = Units.METRIC;
        if (stored.distance() != null) {
            units = units.with(Units.Distance.valueOf(stored.distance()));
        }
        if (stored.temperature() != null) {
            units = units.with(Units.Temperature.valueOf(stored.temperature()));
        }
        return stored.hours() == null ? units : units.with(Units.Hours.valueOf(stored.hours()));
    }

    private static Stored stored(Preferences preferences) {
        Appearance appearance = preferences.appearance();
        ZoneId zone = preferences.zone();
        return new Stored(
                appearance.theme().name(),
                appearance.density().name(),
                appearance.textPercent(),
                appearance.reducedMotion(),
                preferences.language().toLanguageTag(),
                zone == null ? null : zone.getId(),
                preferences.units().distance().name(),
                preferences.units().temperature().name(),
                preferences.units().hours().name(),
                preferences.keys(),
                preferences.singleLetters(),
                preferences.recent(),
                preferences.screens());
    }
}
