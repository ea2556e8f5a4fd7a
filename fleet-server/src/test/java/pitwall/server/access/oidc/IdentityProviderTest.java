package pitwall.server.access.oidc;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityProviderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.example.org",
                "https://login.example.org/?tenant=1",
                "https://user@login.example.org",
                "file:///etc/passwd",
                "login.example.org"
            })
    void anIssuerIsHttpsOrTheLoopback(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdentityProvider.of(URI.create(address), "pitwall", Map.of()));
    }
}
