package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// `bin/pitwall` with a Java that only notes how it was called.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a script of the shell")
class LauncherScriptTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NOTING_JAVA = """
            #!/bin/sh
            case "$*" in
            -version) echo 'openjdk version "25.0.3" 2026-01-20' >&2 ;;
            *--rehearse*)
                echo "$*" >>"$NOTES/rehearsals"
                for word in "$@"; do
                    case $word in -XX:AOTCacheOutput=*) %s "${word#*=}" ;; esac
                done ;;
            *) echo "$*" >>"$NOTES/starts" ;;
            esac
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        for (String name : List.of("a console/bin", "a console/lib", "a console/javafx", "jdk/bin", "notes")) {
            Files.createDirectories(folder.resolve(name));
        }
        executable("a console/bin/pitwall", Files.readString(Path.of("src", "main", "scripts", "pitwall")));
        executable("jdk/bin/java", NOTING_JAVA.formatted("echo kept >"));
    }

    @Test
    void theFirstStartKeepsClassesForTheNextOnes() throws Exception {
        start("--debug");
        await().atMost(SOON)
                .until(() -> !kept(".aot").isEmpty() && kept(".making").isEmpty());
        start("--debug");

        assertThat(notes("rehearsals")).hasSize(1).first().asString().contains("-Dglass.platform=Headless");
        assertThat(notes("starts")).hasSize(2).allMatch(line -> line.endsWith("pitwall.app.Pitwall --debug"));
        assertThat(notes("starts").getFirst()).doesNotContain("AOTCache");
        assertThat(notes("starts").getLast())
                .contains("-XX:AOTCache=" + kept(".aot").getFirst());
    }

    @Test
    void otherJarsNeedOtherClassesAndTheOldOnesGo() throws Exception {
        start();
        await().atMost(SOON)
                .until(() -> !kept(".aot").isEmpty() && kept(".making").isEmpty());
        Path before = kept(".aot").getFirst();

        Files.writeString(home().resolve("lib/app.jar"), "newer");
        start();
        await().atMost(SOON)
                .until(() -> notes("rehearsals").size() == 2 && kept(".making").isEmpty());

        assertThat(kept(".aot")).hasSize(1).doesNotContain(before);
        assertThat(notes("starts").getLast()).doesNotContain("AOTCache");
    }

    @Test
    void aRehearsalThatFailsIsNotRepeatedAndStartsGoOn() throws Exception {
        executable("jdk/bin/java", NOTING_JAVA.formatted("test -z"));
        start();
        await().atMost(SOON)
                .until(() -> !kept(".none").isEmpty() && kept(".making").isEmpty());

        start();

        assertThat(notes("starts")).hasSize(2);
        assertThat(notes("rehearsals")).hasSize(1);
    }

    @Test
    void whoWantsNothingKeptKeepsNothing() throws Exception {
        assertThat(run(List.of(), "PITWALL_KEEP=no")).isZero();

        assertThat(notes("starts")).hasSize(1);
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    private void start(String... words) throws IOException, InterruptedException {
        run(List.of(words), "PITWALL_KEEP=yes");
    }

    private int run(List<String> words, String keep) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("said"));
        ProcessBuilder launcher = new ProcessBuilder(
                Stream.concat(Stream.of("sh", home().resolve("bin/pitwall").toString()), words.stream())
                        .toList());
        launcher.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        launcher.environment().put("NOTES", folder.resolve("notes").toString());
        launcher.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        launcher.environment().put("PITWALL_KEEP_AFTER", "0");
        launcher.environment().put("PITWALL_KEEP", keep.substring(keep.indexOf('=') + 1));
        launcher.environment().put("PITWALL_JAVA_OPTIONS", "-Dpitwall.noted=yes");
        launcher.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
        return launcher.start().waitFor();
    }

    private Path home() {
        return folder.resolve("a console");
    }

    private void executable(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private List<String> notes(String name) throws IOException {
        Path file = folder.resolve("notes").resolve(name);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private List<Path> kept(String ending) {
        Path cache = folder.resolve("cache").resolve("pitwall");
        try (Stream<Path> files = Files.exists(cache) ? Files.list(cache) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
