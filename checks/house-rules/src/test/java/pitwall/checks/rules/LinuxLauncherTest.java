package pitwall.checks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// M-16: what starts the program of a package on Linux, with a Java that only says how it was called.
@EnabledOnOs(value = OS.LINUX, disabledReason = "other systems keep the launcher of jpackage")
class LinuxLauncherTest {
    private static final Path LAUNCHER = Repository.ROOT.resolve("installer/src/main/launcher/pitwall");

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = folder.toRealPath().resolve("a $HOME of * programs");
        executable(home.resolve("bin/pitwall"), Files.readString(LAUNCHER));
        executable(home.resolve("lib/runtime/bin/pitwall"), """
                #!/bin/sh
                for word in "$@"; do printf '<%s>\\n' "$word"; done
                echo "options of every Java: ${JDK_JAVA_OPTIONS-none}"
                env | grep -E '^(home|path|options)=' || echo "nothing of the script"
                exit 7
                """);
        Path app = Files.createDirectories(home.resolve("lib/app"));
        Files.writeString(app.resolve("pitwall.cfg"), """
                [Application]
                app.mainclass=some.Main
                app.classpath=$APPDIR/one.jar
                app.classpath=$APPDIR/two.jar

                [JavaOptions]
                java-options=-splash:$APPDIR/splash.png
                java-options=-XX:CompileCommand=Some,pattern.*::*,0.5
                java-options=-Dlast=of $the line""");
    }

    @Test
    void javaIsCalledAsTheFileSays() throws Exception {
        assertThat(say(home.resolve("bin/pitwall").toString(), "--data", "a * b", ""))
                .containsExactly(
                        "<-splash:" + home + "/lib/app/splash.png>",
                        "<-XX:CompileCommand=Some,pattern.*::*,0.5>",
                        "<-Dlast=of $the line>",
                        "<-Djpackage.app-path=" + home + "/bin/pitwall>",
                        "<-cp>",
                        "<" + home + "/lib/app/one.jar:" + home + "/lib/app/two.jar>",
                        "<some.Main>",
                        "<--data>",
                        "<a * b>",
                        "<>",
                        "options of every Java: none",
                        "nothing of the script",
                        "7");
    }

    @Test
    void aLinkAndAWayFromHereLeadToTheSameProgram() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("pitwall"), home.resolve("bin/pitwall"));

        List<String> direct = say(home.resolve("bin/pitwall").toString());
        assertThat(say(link.toString())).isEqualTo(direct);
        assertThat(say("./" + folder.toRealPath().relativize(home.resolve("bin/pitwall"))))
                .isEqualTo(direct);
    }

    @Test
    void aProgramWithoutItsFileSaysSoAndStartsNothing() throws Exception {
        Files.delete(home.resolve("lib/app/pitwall.cfg"));

        assertThat(say(home.resolve("bin/pitwall").toString()))
                .hasSize(2)
                .first()
                .asString()
                .contains("pitwall.cfg");
    }

    @Test
    void aFileThatSaysNothingStartsNothing() throws Exception {
        Files.writeString(home.resolve("lib/app/pitwall.cfg"), "[Application]\n");

        assertThat(say(home.resolve("bin/pitwall").toString()))
                .containsExactly(home + "/lib/app/pitwall.cfg does not say what to start: install Pitwall again.", "1");
    }

    @Test
    void aFolderWhoseNameHasALineBreakIsRefused() throws Exception {
        Path odd = Files.move(home, folder.toRealPath().resolve("two\nlines"));

        assertThat(say(odd.resolve("bin/pitwall").toString()))
                .containsExactly("Pitwall cannot run from a folder with a line break in its name.", "1");
    }

    /// What it printed, and its exit code as the last line.
    private List<String> say(String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        ProcessBuilder launcher = new ProcessBuilder(command)
                .directory(folder.toRealPath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        launcher.environment().put("JDK_JAVA_OPTIONS", "-Dof=another");
        for (String name : List.of("home", "path", "options")) {
            launcher.environment().put(name, "of another program");
        }
        int code = launcher.start().waitFor();
        Files.writeString(said, code + "\n", StandardOpenOption.APPEND);
        return Files.readAllLines(said);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
