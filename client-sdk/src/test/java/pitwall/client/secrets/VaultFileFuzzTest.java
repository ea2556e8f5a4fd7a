package pitwall.client.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.code_intelligence.jazzer.junit.FuzzTest;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// Whatever lies in the place of a vault, it is none or does not open, and nothing that was not sealed with the key
/// comes out of it. A normal test run replays the files of `VaultFileFuzzTestInputs`; `JAZZER_FUZZ=1` looks for new
/// ones.
class VaultFileFuzzTest {
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");

    @FuzzTest(maxDuration = "60s")
    void everyFileIsNoVaultOrOneThatDoesNotOpen(byte[] file) {
        byte[] before = file.clone();

        VaultFile.parse(file)
                .ifPresent(vault ->
                        assertThatExceptionOfType(AEADBadTagException.class).isThrownBy(() -> vault.open(KEY)));

        assertThat(file).isEqualTo(before);
    }
}
