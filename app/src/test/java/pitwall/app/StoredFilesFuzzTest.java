package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import pitwall.views.ports.Connection;
import pitwall.views.preferences.Preferences;

/// Whatever lies in the data folder, the console starts: with what the file says, or without it. A normal test run
/// replays the files of `StoredFilesFuzzTestInputs`; `JAZZER_FUZZ=1` looks for new ones.
class StoredFilesFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void everyFileIsReadOrSetAside(byte[] bytes) throws IOException {
        try (DataFolder folder = DataFolder.forThisRun()) {
            Path data = folder.path();
            Path drafts = Files.createDirectory(data.resolve("drafts"));
            Files.write(data.resolve("preferences.json"), bytes);
            Files.write(data.resolve("connections.json"), bytes);
            Files.write(drafts.resolve("d-1.json"), bytes);

            Preferences preferences = new PreferenceFile(data, Runnable::run).load();
            assertThat(preferences.appearance().textPercent()).isPositive();
            ConnectionFile connections = new ConnectionFile(data, List.of());
            assertThat(connections.known()).allSatisfy(StoredFilesFuzzTest::isUsable);
            connections.last().ifPresent(last -> assertThat(connections.known()).contains(last));
            DraftFiles kept = new DraftFiles(data, Runnable::run, () -> null);
            assertThat(kept.all())
                    .allSatisfy(draft -> assertThat(kept.find(draft.id())).contains(draft));
        }
    }

    private static void isUsable(Connection connection) {
        assertThat(connection.server().getHost()).isNotEmpty();
        assertThat(connection.server().getScheme()).isIn("http", "https");
    }
}
