package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.views.kit.Units;
import pitwall.views.ports.Connection;
import pitwall.views.preferences.Preferences;
import pitwall.views.theme.Appearance;
import pitwall.views.theme.Density;
import pitwall.views.theme.Theme;

class StoredChoicesTest {
    private static final Connection MUNICH =
            new Connection("Munich", URI.create("https://fleet.example:8443"), "PROD eu", "AB:CD");
    private static final Connection LAB = new Connection("Lab", URI.create("http://127.0.0.1:8080"), null, null);

    @TempDir
    private Path folder;

    @Test
    void preferencesComeBack() {
        Preferences chosen = new Preferences(
                new Appearance(Theme.LIGHT, Density.COSY, 120, true),
                Locale.GERMAN,
                ZoneId.of("Europe/Berlin"),
                new Units(Units.Distance.MILES, Units.Temperature.FAHRENHEIT, Units.Hours.TWELVE),
                Map.of("shell.palette", "Ctrl+P"),
                false,
                List.of("car:WBA-00041"),
                Map.of("cars.views", "a text"));

        preferences().save(chosen);

        assertThat(preferences().load()).isEqualTo(chosen);
    }

    @Test
    void unreadablePreferencesAreSetAsideAndTheShippedOnesUsed() throws IOException {
        Files.writeString(folder.resolve("preferences.json"), "{ not json");

        Preferences loaded = preferences().load();

        assertThat(loaded).isEqualTo(Preferences.shipped(Locale.getDefault()));
        assertThat(folder.resolve("preferences.json.unreadable")).hasContent("{ not json");
    }

    @Test
    void choicesOfAnotherVersionAreNotWorthAFailedStart() throws IOException {
        preferences().save(Preferences.shipped(Locale.ENGLISH));
        Path file = folder.resolve("preferences.json");
        Files.writeString(file, Files.readString(file).replace("DARK", "NEON"));

        assertThat(preferences().load()).isEqualTo(Preferences.shipped(Locale.getDefault()));
    }

    @Test
    void connectionsKeepTheirOrderAndTheLastOneUsed() {
        ConnectionFile connections = new ConnectionFile(folder, List.of());
        connections.remember(MUNICH);
        connections.remember(LAB);
        connections.remember(MUNICH);
        connections.use("Lab");

        ConnectionFile again = new ConnectionFile(folder, List.of());

        assertThat(again.known()).containsExactly(MUNICH, LAB);
        assertThat(again.last()).contains(LAB);
    }

    @Test
    void aForgottenConnectionIsNotOpenedAgain() {
        ConnectionFile connections = new ConnectionFile(folder, List.of());
        connections.remember(LAB);
        connections.use("Lab");

        connections.forget("Lab");

        assertThat(new ConnectionFile(folder, List.of()).known()).isEmpty();
        assertThat(new ConnectionFile(folder, List.of()).last()).isEmpty();
    }

    private PreferenceFile preferences() {
        return new PreferenceFile(folder, Runnable::run);
    }
}
