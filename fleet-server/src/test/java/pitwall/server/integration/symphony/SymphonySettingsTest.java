package pitwall.server.integration.symphony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pitwall.testing.Seeds;

class SymphonySettingsTest {
    private static SymphonySettings at(String base) {
        return SymphonySettings.of(URI.create(base), "pitwall", "open sesame", "default");
    }

    @Test
    void thePasswordCrossesANetworkOnlyEncrypted() {
        assertThat(at("https://symphony.example.org/v1alpha2").base()).hasPath("/v1alpha2/");
        assertThat(at("http://127.0.0.1:8082/v1alpha2/").base()).hasPort(8082);
        for (String base : List.of(
                "http://symphony.example.org/",
                "http://127.0.0.1.example.org/",
                "ftp://127.0.0.1/",
                "https://pitwall:sesame@symphony.example.org/",
                "https://symphony.example.org/?x=1",
                "/v1alpha2/")) {
            assertThatThrownBy(() -> at(base)).as(base).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatCannotSignInIsRefused() {
        URI base = URI.create("https://symphony.example.org/");

        assertThatThrownBy(() -> SymphonySettings.of(base, "", "x", "default")).hasMessageContaining("user");
        assertThatThrownBy(() -> SymphonySettings.of(base, "x", " ", "default")).hasMessageContaining("password");
        assertThatThrownBy(() -> SymphonySettings.of(base, "x", "x", "a&b=c")).hasMessageContaining("namespace");
    }

    @Test
    void aPauseDoublesUpToFiveMinutesAndIsSpread() {
        RandomGenerator random = Seeds.announced("pauses").generator();
        Pauses pauses = new Pauses(SymphonySettings.Pace.DEFAULT, random);

        List<Duration> asked = Stream.generate(pauses::next).limit(40).toList();

        for (int n = 0; n < asked.size(); n++) {
            double expected = Math.min(Math.pow(2, n), 300);
            assertThat(asked.get(n).toMillis() / 1_000.0).isBetween(expected * 0.8 - 0.01, expected * 1.2);
        }
        pauses.reset();
        assertThat(pauses.next()).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_200));
    }
}
