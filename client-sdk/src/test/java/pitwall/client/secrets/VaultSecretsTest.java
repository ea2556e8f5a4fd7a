package pitwall.client.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.client.secrets.VaultSecrets.Opening;

final class VaultSecretsTest {
    private static final byte[] SECRET = "a refresh token nobody may see".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void aSecretIsThereAfterAProgramEnded() throws Exception {
        opened("correct horse").write("token", SECRET);

        VaultSecrets again = opened("correct horse");

        assertThat(again.read("token").orElseThrow()).isEqualTo(SECRET);
        assertThat(again.read("other")).isEmpty();
        assertThat(again.isLasting()).isTrue();
    }

    @Test
    void aRemovedSecretIsGoneForGood() throws Exception {
        VaultSecrets vault = opened("correct horse");
        vault.write("token", SECRET);
        vault.remove("token");

        assertThat(opened("correct horse").read("token")).isEmpty();
    }

    @Test
    void nothingReadableIsOnDiskAndNobodyElseMayLook() throws Exception {
        opened("correct horse").write("token", SECRET);

        String text = Files.readString(file(), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("refresh").doesNotContain("token").doesNotContain("correct");
        if (file().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void everySavingUsesAnotherNonce() throws Exception {
        VaultSecrets vault = opened("correct horse");
        vault.write("token", SECRET);
        byte[] first = Files.readAllBytes(file());
        vault.write("token", SECRET);

        assertThat(Files.readAllBytes(file())).isNotEqualTo(first).hasSameSizeAs(first);
    }

    @Test
    void aWrongPassphraseAndAChangedByteDoNotOpenIt() throws Exception {
        opened("correct horse").write("token", SECRET);

        assertThat(open("battery staple")).isInstanceOf(Opening.NotOpened.class);

        byte[] bytes = Files.readAllBytes(file());
        bytes[bytes.length - 20] ^= 1;
        Files.write(file(), bytes);
        assertThat(open("correct horse")).isInstanceOf(Opening.NotOpened.class);
    }

    @Test
    void aFileThatAsksForFewerIterationsIsNotBelieved() throws Exception {
        opened("correct horse").write("token", SECRET);
        byte[] bytes = Files.readAllBytes(file());
        bytes[4] = 0;
        bytes[5] = 0;
        bytes[6] = 0;
        bytes[7] = 1;
        Files.write(file(), bytes);

        assertThat(open("correct horse")).isInstanceOf(Opening.NotAVault.class);
        Files.writeString(file(), "something else");
        assertThat(open("correct horse")).isInstanceOf(Opening.NotAVault.class);
    }

    @Test
    void thePassphraseIsCleared() throws Exception {
        char[] passphrase = "correct horse".toCharArray();

        VaultSecrets.open(file(), passphrase);

        assertThat(passphrase).containsOnly('\0');
    }

    @Test
    void twoWhoHaveItOpenSeeWhatTheOtherWroteAndKeepIt() throws Exception {
        opened("correct horse").write("token", SECRET);
        VaultSecrets first = opened("correct horse");
        VaultSecrets second = opened("correct horse");

        first.write("one", new byte[] {1});
        second.write("two", new byte[] {2});
        first.remove("token");

        assertThat(first.read("two").orElseThrow()).containsExactly(2);
        assertThat(second.read("one").orElseThrow()).containsExactly(1);
        assertThat(second.read("token")).isEmpty();
    }

    @Test
    void aVaultThatSomebodyMadeAnewCannotBeReadAndIsNotWrittenOver() throws Exception {
        VaultSecrets vault = opened("correct horse");
        vault.write("token", SECRET);
        Files.delete(file());
        opened("battery staple").write("other", SECRET);
        byte[] there = Files.readAllBytes(file());

        assertThatThrownBy(() -> vault.read("token")).isInstanceOf(SecretsException.class);
        assertThatThrownBy(() -> vault.write("token", SECRET)).isInstanceOf(SecretsException.class);
        assertThat(Files.readAllBytes(file())).isEqualTo(there);
    }

    private Path file() {
        return folder.resolve("vault");
    }

    private Opening open(String passphrase) throws IOException {
        return VaultSecrets.open(file(), passphrase.toCharArray());
    }

    private VaultSecrets opened(String passphrase) throws IOException {
        return ((Opening.Opened) open(passphrase)).vault();
    }
}
