package pitwall.client.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.javakeyring.PasswordAccessException;
import java.util.HashMap;
import java.util.Map;
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
    void whatIsNotThereIsAbsentAndWhatIsRefusedIsNot() throws Exception {
        Locked entries = new Locked();
        KeychainSecrets keychain = new KeychainSecrets(entries, "pitwall-test");
        keychain.write("secret", SECRET);
        assertThat(keychain.read("other")).isEmpty();
        keychain.remove("other");

        entries.locked = true;
        assertThatThrownBy(() -> keychain.read("secret")).isInstanceOf(SecretsException.class);
        assertThatThrownBy(() -> keychain.read("other")).isInstanceOf(SecretsException.class);
        assertThatThrownBy(() -> keychain.remove("secret")).isInstanceOf(SecretsException.class);
        assertThatThrownBy(() -> keychain.write("secret", SECRET)).isInstanceOf(SecretsException.class);

        entries.locked = false;
        assertThat(keychain.read("secret").orElseThrow()).isEqualTo(SECRET);
        keychain.remove("secret");
        assertThat(keychain.read("secret")).isEmpty();
    }

    @Test
    void aKeychainThatFailsInAnotherWayCannotBeReadEither() {
        Locked entries = new Locked();
        entries.failing = true;
        KeychainSecrets keychain = new KeychainSecrets(entries, "pitwall-test");

        assertThatThrownBy(() -> keychain.read("secret")).isInstanceOf(SecretsException.class);
        assertThatThrownBy(() -> keychain.write("secret", SECRET)).isInstanceOf(SecretsException.class);
        assertThatThrownBy(() -> keychain.remove("secret")).isInstanceOf(SecretsException.class);
    }

    /// Says the same of what is not there and of what it does not give out, as keychains do.
    private static final class Locked implements KeychainSecrets.Entries {
        private final Map<String, String> entries = new HashMap<>();
        private boolean locked;
        private boolean failing;

        @Override
        public String getPassword(String service, String name) throws PasswordAccessException {
            String text = entries.get(name);
            refuse(text == null);
            return String.valueOf(text);
        }

        @Override
        public void setPassword(String service, String name, String text) throws PasswordAccessException {
            refuse(false);
            entries.put(name, text);
        }

        @Override
        public void deletePassword(String service, String name) throws PasswordAccessException {
            refuse(entries.get(name) == null);
            entries.remove(name);
        }

        private void refuse(boolean absent) throws PasswordAccessException {
            if (failing) {
                throw new IllegalStateException("the bus is gone");
            }
            if (locked || absent) {
                throw new PasswordAccessException("no");
            }
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
