package pitwall.views.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "fleet.example, https://fleet.example",
        "' Fleet.Example:8443 ', https://fleet.example:8443",
        "https://fleet.example/, https://fleet.example",
        "http://127.0.0.1:8080, http://127.0.0.1:8080",
        "https://[::1]:8443, https://[::1]:8443"
    })
    void anAddressIsReadAsPeopleTypeIt(String typed, String server) {
        assertThat(ServerAddress.parse(typed)).contains(URI.create(server));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "https://",
                "ftp://fleet.example",
                "https://a.huber:secret@fleet.example",
                "https://fleet.example/api/v1",
                "https://fleet.example?token=1",
                "fleet example",
                "https://fleet.example:99999"
            })
    void whatIsNoServerIsRefused(String typed) {
        assertThat(ServerAddress.parse(typed)).isEmpty();
    }

    @Test
    void onlyAPasswordOverANetworkIsUnprotected() {
        assertThat(ServerAddress.isUnprotected(URI.create("http://fleet.example")))
                .isTrue();
        assertThat(ServerAddress.isUnprotected(URI.create("http://127.0.0.1:8080")))
                .isFalse();
        assertThat(ServerAddress.isUnprotected(URI.create("https://fleet.example")))
                .isFalse();
    }
}
