package pitwall.agent.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import pitwall.agent.update.ReleaseSource.Answer;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.release.Artifact;
import pitwall.protocol.tuf.MetaFile;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.protocol.tuf.RoleKeys;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufReason;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;
import pitwall.testing.FleetFixtures;

/// That a car keeps to the client workflow whose own rules are tested with it: what is refused, by which name,
/// and what is remembered over a reboot.
final class TufVerifierTest {
    private static final Instant NOW = FleetFixtures.NOW;
    private static final TestRelease NEW = TestRelease.of("4.3.0", 43);

    private final FragileDisk disk = new FragileDisk();
    private final Map<String, byte[]> files = new HashMap<>();
    private final List<TufSigner> rootKeys = List.of(TufSigner.generate(), TufSigner.generate());
    private final TufSigner online = TufSigner.generate();
    private final String delivered = publishRoot(rootKeys);

    @Test
    void aSignedReleaseIsTrustedAndKnownByItsFacts() {
        publish(1, online, NOW.plus(Duration.ofDays(1)), NEW);

        assertThat(verify()).isEqualTo(new Verification.Trusted(NEW.facts()));
    }

    @Test
    void aReleaseNobodyListsIsRefused() {
        publish(1, online, NOW.plus(Duration.ofDays(1)));

        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ReasonCode.SIGNATURE_INVALID));
    }

    @Test
    void somebodyElsesSignatureIsRefused() {
        publish(1, TufSigner.generate(), NOW.plus(Duration.ofDays(1)), NEW);

        assertRefused(ReasonCode.SIGNATURE_INVALID);
    }

    @Test
    void metadataThatHasExpiredIsRefused() {
        publish(1, online, NOW, NEW);

        assertRefused(ReasonCode.METADATA_EXPIRED);
    }

    @Test
    void olderMetadataIsRefusedAlsoAfterAReboot() {
        publish(2, online, NOW.plus(Duration.ofDays(1)), NEW);
        verify();
        publish(1, online, NOW.plus(Duration.ofDays(1)), NEW);
        disk.losePower(new SplittableRandom(1));

        assertRefused(ReasonCode.DOWNGRADE);
    }

    @Test
    void aRootSignedByOneOfTwoIsRefused() {
        publish(1, online, NOW.plus(Duration.ofDays(1)), NEW);
        files.put(
                "2.root.json", TufDocument.sign(root(2), rootKeys.subList(0, 1)).bytes());

        assertRefused(ReasonCode.SIGNATURE_INVALID);
    }

    @Test
    void changedBytesAreRefused() {
        publish(1, online, NOW.plus(Duration.ofDays(1)), NEW);
        byte[] targets = Objects.requireNonNull(files.get("1.targets.json"));
        targets[targets.length / 2] ^= 1;

        assertRefused(TufReason.HASH_MISMATCH);
    }

    @Test
    void aServerOutOfReachIsNoRefusal() {
        ReleaseSource away = (path, from, token) -> new Answer.Unavailable(503);

        assertThat(new TufVerifier(disk, delivered).verify("4.3.0", away, "t", NOW))
                .isInstanceOf(Verification.Unreachable.class);
    }

    private void assertRefused(ReasonCode reason) {
        assertThat(verify())
                .isInstanceOfSatisfying(
                        Verification.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private Verification verify() {
        ReleaseSource server = (path, from, token) -> {
            byte[] bytes = files.get(path.replace("/api/v1/tuf/", ""));
            return bytes == null ? new Answer.Missing() : new Answer.Bytes(new ByteArrayInputStream(bytes), 0);
        };
        return new TufVerifier(disk, delivered).verify("4.3.0", server, "t", NOW);
    }

    private TufMetadata.Root root(long version) {
        Set<String> rootIds =
                Set.of(rootKeys.get(0).key().id(), rootKeys.get(1).key().id());
        RoleKeys onlineRole = new RoleKeys(Set.of(online.key().id()), 1);
        return new TufMetadata.Root(
                version,
                NOW.plus(Duration.ofDays(365)),
                Map.of(
                        rootKeys.get(0).key().id(), rootKeys.get(0).key(),
                        rootKeys.get(1).key().id(), rootKeys.get(1).key(),
                        online.key().id(), online.key()),
                Map.of(
                        TufRole.ROOT,
                        new RoleKeys(rootIds, 2),
                        TufRole.TARGETS,
                        onlineRole,
                        TufRole.SNAPSHOT,
                        onlineRole,
                        TufRole.TIMESTAMP,
                        onlineRole),
                true);
    }

    private String publishRoot(List<TufSigner> signers) {
        byte[] bytes = TufDocument.sign(root(1), signers).bytes();
        files.put("1.root.json", bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void publish(long version, TufSigner signer, Instant expires, TestRelease... releases) {
        Map<String, ReleaseTarget> listed = new HashMap<>();
        for (TestRelease release : releases) {
            ReleaseTarget target = new ReleaseTarget(
                    release.version(),
                    new Artifact(release.digest(), release.bytes().length),
                    release.counter(),
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    0,
                    "");
            listed.put(target.path(), target);
        }
        List<TufSigner> signers = List.of(signer);
        byte[] targets = TufDocument.sign(new TufMetadata.Targets(version, expires, listed), signers)
                .bytes();
        byte[] snapshot = TufDocument.sign(
                        new TufMetadata.Snapshot(
                                version, expires, Map.of("targets.json", MetaFile.of(version, targets))),
                        signers)
                .bytes();
        byte[] timestamp = TufDocument.sign(
                        new TufMetadata.Timestamp(version, expires, MetaFile.of(version, snapshot)), signers)
                .bytes();
        files.put(version + ".targets.json", targets);
        files.put(version + ".snapshot.json", snapshot);
        files.put("timestamp.json", timestamp);
    }
}
