package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The pipe to a program that serves the sample fleet; scripts stand in for it.
@DisabledOnOs(OS.WINDOWS)
class SampleBesideTest {
    @TempDir
    Path folder;

    private Path program(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private SampleFleet start(Path program) throws IOException {
        Path room = Files.createDirectory(folder.resolve("room"));
        return SampleBeside.start(program, new DataFolder(room, true), 7);
    }

    @Test
    void whatTheOtherProgramSaysIsTheFleetUntilItIsClosed() throws IOException {
        Path program = program("""
                echo some line of a log
                echo sample-fleet address http://127.0.0.1:4711
                echo sample-fleet k.vogt a secret
                echo sample-fleet open
                cat >/dev/null
                echo "$@" >"$(dirname "$0")/ended"
                """);

        SampleFleet fleet = start(program);

        assertThat(fleet.address()).isEqualTo(URI.create("http://127.0.0.1:4711"));
        assertThat(new String(fleet.password(fleet.first()))).isEqualTo("a secret");
        assertThat(folder.resolve("ended")).doesNotExist();

        fleet.close();

        assertThat(folder.resolve("ended")).content().contains("--serve-sample --cars 7");
        assertThat(folder.resolve("room")).doesNotExist();
    }

    @Test
    void aProgramThatEndsTooSoonIsToldOf() throws IOException {
        Path program = program("exit 1\n");

        assertThatThrownBy(() -> start(program))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended before its fleet was there");
    }
}
