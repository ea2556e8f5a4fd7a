package pitwall.protocol.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pitwall.fleet.ReasonCode;

/// What a client believes, and what it refuses at first sight.
final class TufClientTest {
    private final TestRepository repository = new TestRepository();

    @Test
    void aNewClientBelievesWhatItsRootVouchesFor() {
        TufOutcome outcome = repository.refresh(repository.delivered());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        TufOutcome.Trusted.class,
                        trusted -> assertThat(trusted.targets().release("4.3.0"))
                                .contains(TestRepository.release("4.3.0", 7, TestRepository.ARTIFACT)));
    }

    @Test
    void aSecondRefreshAsksOnlyWhetherSomethingIsNewer() {
        TrustedState state = trusted(repository.delivered());
        repository.asked.clear();

        assertThat(trusted(state)).isEqualTo(state);

        assertThat(repository.asked).containsExactly("2.root.json", "timestamp.json");
    }

    @Test
    void aNewReleaseIsSeenAfterTheNextRefresh() {
        TrustedState state = trusted(repository.delivered());
        repository.publishTargets(
                TestRepository.release("4.3.0", 7, TestRepository.ARTIFACT),
                TestRepository.release("4.4.0", 8, new byte[10]));

        assertThat(targets(state).release("4.4.0")).isPresent();
    }

    @Test
    void aForeignKeyIsRefusedInEveryRole() {
        TrustedState state = trusted(repository.delivered());
        TufSigner stranger = TufSigner.generate();

        repository.timestampKey = stranger;
        repository.publishTimestamp();
        refused(state, TufReason.SIGNATURE_INVALID, "timestamp.json");

        TestRepository second = new TestRepository();
        TrustedState other = second.delivered();
        second.snapshotKey = stranger;
        second.publishSnapshot();
        assertThat(refusal(second, other))
                .returns(TufReason.SIGNATURE_INVALID, TufRefusal::reason)
                .returns("2.snapshot.json", TufRefusal::file);

        TestRepository third = new TestRepository();
        TrustedState delivered = third.delivered();
        third.targetsKey = stranger;
        third.publishTargets();
        assertThat(refusal(third, delivered))
                .returns(TufReason.SIGNATURE_INVALID, TufRefusal::reason)
                .returns("2.targets.json", TufRefusal::file);
    }

    @Test
    void metadataWithoutAnySignatureIsRefused() {
        TufDocument<TufMetadata.Timestamp> signed = TufDocument.timestamp(repository.text("timestamp.json"));
        repository.put("timestamp.json", TufDocument.sign(signed.metadata(), List.of()));

        refused(repository.delivered(), TufReason.SIGNATURE_INVALID, "timestamp.json");
    }

    @Test
    void aRootBelowItsThresholdIsRefused() {
        repository.publishRoot(repository.rootKeys.subList(0, 1));

        refused(repository.delivered(), TufReason.SIGNATURE_INVALID, "2.root.json");
    }

    @Test
    void aKeyThatIsListedTwiceCountsOnce() {
        TufMetadata.Root metadata = repository.rootMetadata();
        TufSigner only = repository.rootKeys.getFirst();
        var body = TufJson.of(new TufMetadata.Root(
                2, metadata.expires(), metadata.keys(), metadata.roles(), metadata.consistentSnapshot()));
        var twin = only.key().json().put("note", "the same key under another id");
        String twinId = Digests.hex(CanonicalJson.bytes(twin));
        ((ObjectNode) body.path("keys")).set(twinId, twin);
        ((ArrayNode) body.at("/roles/root/keyids")).add(twinId);
        String signature = only.sign(CanonicalJson.bytes(body));
        String text = TufJson.document(body, Map.of(only.key().id(), signature, twinId, signature))
                .toString();

        TufDocument<TufMetadata.Root> root = TufDocument.root(text);

        assertThat(root.goodKeys(root.metadata())).isEqualTo(1);
        assertThat(root.isSignedBy(root.metadata())).isFalse();
    }

    @Test
    void anExpiredTimestampIsAFreezeAndIsRefused() {
        TrustedState state = trusted(repository.delivered());
        repository.now = TestRepository.NOW.plus(Duration.ofDays(1));

        refused(state, TufReason.METADATA_EXPIRED, "timestamp.json");
    }

    @Test
    void everyRoleExpires() {
        TrustedState state = trusted(repository.delivered());
        repository.timestampVersion++;
        repository.now = TestRepository.NOW.plus(Duration.ofDays(8));
        repository.publishTimestamp();
        refused(state, TufReason.METADATA_EXPIRED, "1.snapshot.json");
        repository.now = TestRepository.NOW.plus(Duration.ofDays(91));
        repository.publishSnapshot();
        refused(state, TufReason.METADATA_EXPIRED, "1.targets.json");
        repository.now = TestRepository.NOW.plus(Duration.ofDays(366));
        repository.publishSnapshot();
        refused(state, TufReason.METADATA_EXPIRED, "1.root.json");
    }

    @Test
    void changedBytesAreRefusedInEveryFile() {
        for (String file : List.of("timestamp.json", "1.snapshot.json", "1.targets.json")) {
            TestRepository fresh = new TestRepository();
            byte[] bytes = fresh.file(file);
            int digit = fresh.text(file).indexOf("\"expires\" : \"20") + "\"expires\" : \"20".length();
            bytes[digit] = '9';

            ReasonCode reason = refusal(fresh, fresh.delivered()).reason();

            assertThat(reason)
                    .as(file)
                    .isEqualTo(file.equals("timestamp.json") ? TufReason.SIGNATURE_INVALID : TufReason.HASH_MISMATCH);
        }
    }

    @Test
    void endlessMetadataEndsAtTheLimit() {
        for (String file : List.of("2.root.json", "timestamp.json", "1.snapshot.json", "1.targets.json")) {
            EndlessInput endless = new EndlessInput();
            TufSource source = asked -> asked.equals(file) ? Optional.of(endless) : repository.open(asked);

            TufOutcome outcome = new TufClient().refresh(repository.delivered(), source, TestRepository.NOW);

            assertThat(outcome)
                    .as(file)
                    .isInstanceOfSatisfying(
                            TufOutcome.Refused.class,
                            refused -> assertThat(refused.refusal().reason()).isEqualTo(TufReason.TOO_LONG));
            assertThat(endless.given).as(file).isLessThanOrEqualTo(TufLimits.DEFAULT.root() + 1L);
        }
    }

    @Test
    void deepMetadataIsMalformedAndNoStackOverflow() {
        repository.files.put("timestamp.json", "[".repeat(10_000).getBytes(StandardCharsets.UTF_8));

        refused(repository.delivered(), TufReason.METADATA_MALFORMED, "timestamp.json");
    }

    @Test
    void metadataOfAnotherRoleIsMalformed() {
        repository.files.put("timestamp.json", repository.file("1.snapshot.json"));

        refused(repository.delivered(), TufReason.METADATA_MALFORMED, "timestamp.json");
    }

    @Test
    void aMissingFileHasItsOwnReason() {
        repository.files.remove("1.targets.json");

        refused(repository.delivered(), TufReason.METADATA_MISSING, "1.targets.json");
    }

    @Test
    void aSourceThatFailsIsTheNetwork() {
        TufSource broken = file -> {
            throw new IOException("no route");
        };

        TufOutcome outcome = new TufClient().refresh(repository.delivered(), broken, TestRepository.NOW);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        TufOutcome.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(TufReason.NETWORK_UNREACHABLE));
    }

    @Test
    void aTargetThatSaysItIsAnotherReleaseIsMalformed() {
        ReleaseTarget release = TestRepository.release("4.3.0", 7, TestRepository.ARTIFACT);
        var body = TufJson.of(new TufMetadata.Targets(
                2, repository.now.plusSeconds(60), Map.of(ReleaseTarget.path("9.9.9"), release)));
        String text = TufJson.document(
                        body,
                        Map.of(repository.targetsKey.key().id(), repository.targetsKey.sign(CanonicalJson.bytes(body))))
                .toString();
        repository.files.put("2.targets.json", text.getBytes(StandardCharsets.UTF_8));
        repository.targetsVersion = 2;
        repository.publishSnapshot();

        refused(repository.delivered(), TufReason.METADATA_MALFORMED, "2.targets.json");
    }

    private TrustedState trusted(TrustedState state) {
        TufOutcome outcome = repository.refresh(state);
        assertThat(outcome).isInstanceOf(TufOutcome.Trusted.class);
        return outcome.state();
    }

    private TufMetadata.Targets targets(TrustedState state) {
        TufOutcome outcome = repository.refresh(state);
        assertThat(outcome).isInstanceOf(TufOutcome.Trusted.class);
        return ((TufOutcome.Trusted) outcome).targets();
    }

    private void refused(TrustedState state, ReasonCode reason, String file) {
        assertThat(refusal(repository, state))
                .returns(reason, TufRefusal::reason)
                .returns(file, TufRefusal::file);
    }

    private static TufRefusal refusal(TestRepository repository, TrustedState state) {
        TufOutcome outcome = repository.refresh(state);
        assertThat(outcome).isInstanceOf(TufOutcome.Refused.class);
        return ((TufOutcome.Refused) outcome).refusal();
    }

    /// Gives bytes for ever and counts them.
    private static final class EndlessInput extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return ' ';
        }
    }
}
