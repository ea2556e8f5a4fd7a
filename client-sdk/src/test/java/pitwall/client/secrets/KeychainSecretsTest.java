package pitwall.client.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KeychainSecretsTest {
    private static final byte[] SECRET = {1, 2, 3};

    /// Runs with what the machine has: with a keychain it is used, without one the answer is empty, not an error.
    @Test
    void aMachineWithoutAKeychainSaysSoAndOneWithItKeepsSecrets() throws Exception {
        Optional<SecretStore> keychain = KeychainSecrets.open("pitwall-test");

        if (keychain.isPresent()) {
            keychain.get().write("secret", SECRET);
            assertThat(keychain.get().read("secret").orElseThrow()).isEqualTo(SECRET);
            keychain.get().remove("secret");
            assertThat(keychain.get().read("secret")).isEmpty();
        }
    }

    @Test
    void secretsOfASessionAreCopies() {
        SessionSecrets session = new SessionSecrets();
        byte[] secret = SECRET.clone();
        session.write("secret", secret);
        secret[0] = 9;

        assertThat(session.read("secret").orElseThrow()).isEqualTo(SECRET);
        assertThat(session.isLasting()).isFalse();
        session.remove("secret");
        assertThat(session.read("secret")).isEmpty();
    }
}
