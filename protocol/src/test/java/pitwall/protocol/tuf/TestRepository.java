package pitwall.protocol.tuf;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import pitwall.fleet.release.Artifact;
import pitwall.testing.FleetFixtures;

/// A repository in memory with all its private keys, so that a test can also do what an attacker would.
final class TestRepository implements TufSource {
    static final Instant NOW = FleetFixtures.NOW;
    static final byte[] ARTIFACT = "the bytes of 4.3.0".getBytes(StandardCharsets.UTF_8);

    final List<TufSigner> rootKeys =
            new ArrayList<>(List.of(TufSigner.generate(), TufSigner.generate(), TufSigner.generate()));
    TufSigner targetsKey = TufSigner.generate();
    TufSigner snapshotKey = TufSigner.generate();
    TufSigner timestampKey = TufSigner.generate();
    final Map<String, byte[]> files = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    Instant now = NOW;
    long rootVersion;
    long targetsVersion;
    long snapshotVersion;
    long timestampVersion;

    /// A first root, 2 of 3, and one release.
    TestRepository() {
        publishRoot(rootKeys);
        publishTargets(release("4.3.0", 7, ARTIFACT));
    }

    static ReleaseTarget release(String version, long counter, byte[] artifact) {
        return new ReleaseTarget(
                version,
                new Artifact(Digests.hex(artifact), artifact.length),
                counter,
                Set.of("i4", "ix"),
                Set.of(),
                Set.of("4.2.0", "4.2.1"),
                30,
                "Smoother braking.\nQuotes \" and \\ too: ä€😀",
                counter % 2 == 0 ? null : "1.4.0");
    }

    TufMetadata.Root rootMetadata() {
        Map<String, TufKey> keys = new HashMap<>();
        rootKeys.forEach(key -> keys.put(key.key().id(), key.key()));
        List.of(targetsKey, snapshotKey, timestampKey)
                .forEach(key -> keys.put(key.key().id(), key.key()));
        return new TufMetadata.Root(
                rootVersion,
                now.plus(Duration.ofDays(365)),
                keys,
                Map.of(
                        TufRole.ROOT, new RoleKeys(ids(rootKeys), 2),
                        TufRole.TARGETS, new RoleKeys(ids(List.of(targetsKey)), 1),
                        TufRole.SNAPSHOT, new RoleKeys(ids(List.of(snapshotKey)), 1),
                        TufRole.TIMESTAMP, new RoleKeys(ids(List.of(timestampKey)), 1)),
                true);
    }

    private static Set<String> ids(List<TufSigner> signers) {
        return Set.copyOf(signers.stream().map(signer -> signer.key().id()).toList());
    }

    /// The next root, signed by whoever is named.
    void publishRoot(List<TufSigner> signers) {
        rootVersion++;
        put(TufRole.ROOT.file(rootVersion), TufDocument.sign(rootMetadata(), signers));
    }

    void publishTargets(ReleaseTarget... releases) {
        targetsVersion++;
        Map<String, ReleaseTarget> all = new HashMap<>();
        List.of(releases).forEach(release -> all.put(release.path(), release));
        put(
                TufRole.TARGETS.file(targetsVersion),
                TufDocument.sign(
                        new TufMetadata.Targets(targetsVersion, now.plus(Duration.ofDays(90)), all),
                        List.of(targetsKey)));
        publishSnapshot();
    }

    void publishSnapshot() {
        snapshotVersion++;
        byte[] targets = file(TufRole.TARGETS.file(targetsVersion));
        put(
                TufRole.SNAPSHOT.file(snapshotVersion),
                TufDocument.sign(
                        new TufMetadata.Snapshot(
                                snapshotVersion,
                                now.plus(Duration.ofDays(7)),
                                Map.of(TufRole.TARGETS.file(), MetaFile.of(targetsVersion, targets))),
                        List.of(snapshotKey)));
        publishTimestamp();
    }

    void publishTimestamp() {
        timestampVersion++;
        byte[] snapshot = file(TufRole.SNAPSHOT.file(snapshotVersion));
        put(
                TufRole.TIMESTAMP.file(),
                TufDocument.sign(
                        new TufMetadata.Timestamp(
                                timestampVersion, now.plus(Duration.ofDays(1)), MetaFile.of(snapshotVersion, snapshot)),
                        List.of(timestampKey)));
    }

    void put(String file, TufDocument<?> document) {
        files.put(file, document.bytes());
    }

    /// A file that is there, to be copied or damaged.
    byte[] file(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    String text(String file) {
        return new String(file(file), StandardCharsets.UTF_8);
    }

    /// What a client is delivered with.
    TrustedState delivered() {
        return TrustedState.of(text("1.root.json"));
    }

    TufOutcome refresh(TrustedState state) {
        return new TufClient().refresh(state, this, now);
    }

    @Override
    public Optional<InputStream> open(String file) {
        asked.add(file);
        return Optional.ofNullable(files.get(file)).map(ByteArrayInputStream::new);
    }
}
