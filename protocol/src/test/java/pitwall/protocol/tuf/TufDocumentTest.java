package pitwall.protocol.tuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TufDocumentTest {
    private final TestRepository repository = new TestRepository();

    @Test
    void canonicalJsonSortsNamesAndEscapesNothingButQuoteAndBackslash() throws JsonProcessingException {
        String text =
                "{\"b\": [1, -2, true, null, \"a\\\"\\\\\\n\\u00e4\"], \"\\uD83D\\uDE00\": {}, \"\\uFFFD\": 0, \"a\": {}}";

        byte[] bytes = CanonicalJson.bytes(new ObjectMapper().readTree(text));

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":{},\"b\":[1,-2,true,null,\"a\\\"\\\\\nä\"],\"\uFFFD\":0,\"😀\":{}}");
    }

    @Test
    void aFractionHasNoCanonicalForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.bytes(new ObjectMapper().readTree("1.5")))
                .withMessageContaining("whole numbers");
    }

    @Test
    void aKeyIsNamedByTheHashOfItsCanonicalForm() {
        TufKey key = new TufKey("edcd0a32a07dce33f7c7873aaffbff36d20ea30787574ead335eefd337e4dacd");
        String canonical =
                "{\"keytype\":\"ed25519\",\"keyval\":{\"public\":\"" + key.publicHex() + "\"},\"scheme\":\"ed25519\"}";

        assertThat(key.id()).isEqualTo(Digests.hex(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void everyRoleIsReadAsItWasWritten() {
        assertThat(TufDocument.root(repository.text("1.root.json")).metadata()).isEqualTo(repository.rootMetadata());
        for (String file : List.of("1.targets.json", "1.snapshot.json", "timestamp.json")) {
            TufRole role = TufRole.valueOf(file.replaceAll("^1\\.|\\.json$", "").toUpperCase(Locale.ROOT));
            TufDocument<TufMetadata> read = TufDocument.read(repository.text(file), role, TufMetadata.class);

            assertThat(CanonicalJson.bytes(TufJson.of(read.metadata()))).isEqualTo(read.signed());
        }
    }

    @Test
    void aSecondPersonSignsWithoutTouchingTheFirstSignature() {
        TufMetadata.Root root = repository.rootMetadata();
        TufDocument<TufMetadata.Root> first = TufDocument.sign(root, repository.rootKeys.subList(0, 1));
        assertThat(first.isSignedBy(root)).isFalse();

        TufDocument<TufMetadata.Root> both = TufDocument.root(first.text()).cosign(repository.rootKeys.get(1));

        assertThat(both.isSignedBy(root)).isTrue();
        assertThat(TufDocument.root(both.text()).signatures())
                .containsAllEntriesOf(first.signatures())
                .hasSize(2);
    }

    @Test
    void aFieldThatWeDoNotKnowIsSignedAllTheSame() {
        String added = repository.text("1.targets.json").replace("\"_type\"", "\"later\" : 1,\n    \"_type\"");

        TufDocument<TufMetadata.Targets> document = TufDocument.targets(added);

        assertThat(document.isSignedBy(repository.rootMetadata())).isFalse();
    }

    @Test
    void aNameThatStandsTwiceIsNoMetadata() {
        String doubled = repository.text("1.root.json").replace("\"version\" : 1", "\"version\" : 1, \"version\" : 2");

        assertThatIllegalArgumentException().isThrownBy(() -> TufDocument.root(doubled));
    }

    @Test
    void aKeyUnderAnotherIdIsNoMetadata() {
        String id = repository.rootKeys.getFirst().key().id();
        String renamed = repository.text("1.root.json").replace(id, "0".repeat(64));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TufDocument.root(renamed))
                .withMessageContaining("is not its hash");
    }

    @Test
    void aSignerIsKeptAndReadBack() {
        TufSigner signer = TufSigner.generate();

        TufSigner again = TufSigner.of(signer.key(), signer.privateBytes());

        assertThat(signer.key().signed(new byte[] {7}, again.sign(new byte[] {7})))
                .isTrue();
        assertThat(signer).hasToString("TufSigner[" + signer.key().id() + "]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TufSigner.of(TufSigner.generate().key(), signer.privateBytes()));
    }
}
