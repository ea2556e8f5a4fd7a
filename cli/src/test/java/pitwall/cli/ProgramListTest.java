package pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import pitwall.protocol.program.ProgramList;
import pitwall.protocol.tuf.TufKey;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;
import pitwall.server.release.KeyFile;

/// What the list of a version says about packages, of which only the names tell what they are for.
class ProgramListTest {
    private static final String PASSPHRASE = "long enough to be one";

    private final TufSigner signer = TufSigner.generate();
    private final StringWriter said = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void keep() throws IOException {
        KeyFile.seal(signer, TufRole.TARGETS, PASSPHRASE.toCharArray(), KeyFile.ITERATIONS)
                .write(folder.resolve("key"));
        Files.writeString(folder.resolve("pass"), PASSPHRASE);
    }

    private int sign(List<String> packages) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                "program",
                "sign",
                "--version-name",
                "0.2.0",
                "--key",
                folder.resolve("key").toString(),
                "--passphrase-file",
                folder.resolve("pass").toString(),
                "--out",
                folder.resolve("programs.txt").toString()));
        for (String name : packages) {
            words.add(Files.writeString(folder.resolve(name), name).toString());
        }
        CommandLine line = Fleets.commandLine(Map.of());
        line.setOut(new PrintWriter(said));
        line.setErr(new PrintWriter(said));
        return line.execute(words.toArray(String[]::new));
    }

    @Test
    void everySystemFindsItsOwnPackages() throws IOException {
        assertThat(sign(List.of(
                        "pitwall_0.2.0_amd64.deb",
                        "pitwall_0.2.0_arm64.deb",
                        "pitwall-0.2.0-1.x86_64.rpm",
                        "pitwall-0.2.0-linux.tar.gz",
                        "pitwall-0.2.0-mac.tar.gz",
                        "pitwall-1.2.0.dmg",
                        "pitwall-0.2.0.msi",
                        "pitwall-0.2.0-windows.zip")))
                .as(said.toString())
                .isZero();

        byte[] list = Files.readAllBytes(folder.resolve("programs.txt"));
        assertThat(ProgramList.read(list, new TufKey(signer.key().publicHex()))
                        .orElseThrow()
                        .files())
                .extracting(file -> file.name() + ' ' + file.kind() + ' ' + file.architecture())
                .containsExactlyInAnyOrder(
                        "pitwall_0.2.0_amd64.deb deb amd64",
                        "pitwall_0.2.0_arm64.deb deb aarch64",
                        "pitwall-0.2.0-1.x86_64.rpm rpm amd64",
                        "pitwall-0.2.0-linux.tar.gz tar.gz amd64",
                        "pitwall-0.2.0-mac.tar.gz mac.tar.gz aarch64",
                        "pitwall-1.2.0.dmg dmg aarch64",
                        "pitwall-0.2.0.msi msi amd64",
                        "pitwall-0.2.0-windows.zip zip amd64");
    }

    @Test
    void whatIsNoPackageIsNotListed() throws IOException {
        assertThat(sign(List.of("pitwall-0.2.0-sbom.json"))).isEqualTo(ExitCode.FILE_UNUSABLE.number());
        assertThat(said.toString()).contains("is no package").contains(".deb");
        assertThat(folder.resolve("programs.txt")).doesNotExist();
    }
}
