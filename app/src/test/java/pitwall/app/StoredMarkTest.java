package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pitwall.cache.Forgetting;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;
import pitwall.client.secrets.SessionSecrets;

/// What is remembered about a cache beside its secret.
class StoredMarkTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    private final SecretStore store = new SessionSecrets();
    private final StoredMark mark = new StoredMark(store, "eu");

    @Test
    void eachFileHasItsOwn() {
        mark.generation(7);
        mark.past().generation(3);
        assertThat(mark.wish(Forgetting.PERSON)).isTrue();
        assertThat(mark.past().wish(Forgetting.OUTLIVED)).isTrue();
        mark.fulfilled();

        StoredMark again = new StoredMark(store, "eu");
        assertThat(again.generation()).isEqualTo(7);
        assertThat(again.past().generation()).isEqualTo(3);
        assertThat(again.wish()).isEmpty();
        assertThat(again.past().wish()).contains(Forgetting.OUTLIVED);
        assertThat(new StoredMark(store, "us").past().wish()).isEmpty();
    }

    @Test
    void howLateItIsStandsBesideTheSignIn() {
        mark.signedIn(AT);
        mark.seen(AT.plusSeconds(60));

        assertThat(new StoredMark(store, "eu").signedIn()).contains(AT);
        assertThat(new StoredMark(store, "eu").seen()).contains(AT.plusSeconds(60));
    }

    @Test
    void aWishThatNobodyUnderstandsIsOneForAll() throws SecretsException {
        store.write("to-forget/eu", new byte[] {0, 0, 0, 0, 0, 0, 0, 99});

        assertThat(mark.wish()).contains(Forgetting.EVERYTHING);
    }

    @Test
    void nothingOfARemovedConnectionStays() throws SecretsException {
        mark.key();
        mark.generation(7);
        mark.past().generation(3);
        mark.signedIn(AT);
        mark.seen(AT);
        assertThat(mark.wish(Forgetting.EVERYTHING)).isTrue();
        assertThat(mark.past().wish(Forgetting.EVERYTHING)).isTrue();
        store.write("cache/us", "kept".getBytes(StandardCharsets.UTF_8));

        StoredMark.remove(store, "eu");

        assertThat(mark.generation()).isZero();
        assertThat(mark.past().generation()).isZero();
        assertThat(mark.wish()).isEmpty();
        assertThat(mark.past().wish()).isEmpty();
        assertThat(mark.signedIn()).isEmpty();
        assertThat(mark.seen()).isEmpty();
        assertThat(store.read("cache/eu")).isEmpty();
        assertThat(store.read("cache/us")).isPresent();
    }
}
