package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file for whoever helps has what they need, and no secret.
class SupportBundleTest {
    @TempDir
    private Path folder;

    private Path logs;
    private Path file;

    @BeforeEach
    void make() throws IOException {
        logs = Files.createDirectory(folder.resolve("console-log"));
        file = folder.resolve("bundle.zip");
    }

    private SupportBundle bundle() {
        return new SupportBundle(logs, Path.of("/home/a.huber"));
    }

    @Test
    void figuresAndEveryLogAreInIt() throws IOException {
        Files.writeString(logs.resolve("console-1.log"), "now");
        Files.writeString(logs.resolve("console-1.log.2"), "before");
        Files.writeString(logs.resolve("console-2.log"), "beside");
        Files.writeString(logs.resolve("console-1.lock"), "");

        bundle().write(file, "Cars: 10 000");

        assertThat(entries())
                .isEqualTo(Map.of(
                        "figures.txt", "Cars: 10 000",
                        "console-1.log", "now",
                        "console-1.log.2", "before",
                        "console-2.log", "beside"));
    }

    @Test
    void secretsAndTheFolderOfThePersonAreNot() throws IOException {
        Files.writeString(logs.resolve("console-1.log"), """
                asked with Authorization: Bearer abcdefghijklmnop
                again with Authorization: Bearer abcdefghijklmnop
                https://anna:geheim@fleet.example/api refused password=geheim of WBA12345678901234
                wrote /home/a.huber/.local/share/pitwall/fleet.mv.db
                """);

        bundle().write(file, "token=abcdefghijklmnop");

        String log = String.valueOf(entries().get("console-1.log"));
        assertThat(log)
                .doesNotContain("abcdefghijklmnop")
                .doesNotContain("geheim")
                .doesNotContain("/home/a.huber")
                .contains("WBA…1234")
                .contains("fleet.example")
                .contains("~/.local/share/pitwall/fleet.mv.db");
        assertThat(log.lines()
                        .limit(2)
                        .map(line -> line.replaceFirst("^\\w+", ""))
                        .distinct())
                .as("what was the same still looks the same")
                .hasSize(1);
        assertThat(entries().get("figures.txt")).doesNotContain("abcdefghijklmnop");
    }

    @Test
    void withoutALogThereAreStillTheFigures() throws IOException {
        Files.delete(logs);

        bundle().write(file, "Cars: 0");

        assertThat(entries()).containsOnlyKeys("figures.txt");
    }

    @Test
    void aLogThatCannotBeReadLeavesTheOthersAlone() throws IOException {
        Files.createDirectory(logs.resolve("console-1.log"));
        Files.writeString(logs.resolve("console-2.log"), "beside");

        bundle().write(file, "");

        assertThat(entries())
                .containsEntry("console-1.log", "This file cannot be read.")
                .containsEntry("console-2.log", "beside");
    }

    @Test
    void whereItCannotBeWrittenNothingIsLeft() throws IOException {
        Path taken = folder.resolve("taken.zip");
        Path there = Files.createDirectories(taken.resolve("in it"));

        assertThatThrownBy(() -> bundle().write(taken, "")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> bundle().write(folder.resolve("missing").resolve("x.zip"), ""))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve("taken.zip.part")).doesNotExist();
        assertThat(there).isDirectory();
    }

    private Map<String, String> entries() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }
}
