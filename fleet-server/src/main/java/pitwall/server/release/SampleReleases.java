package pitwall.server.release;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.SampleImage;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.protocol.tuf.RoleKeys;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufKey;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;
import pitwall.server.registry.Draft;
import pitwall.server.registry.FleetWriter;

/// Releases to try things out with: three that simulated cars are delivered with, two newer ones of which one does
/// not suit every model, and one that nobody signed. Their keys are made for the purpose and forgotten at once, so
/// nothing can be added to them later; the bytes are the same every time.
final class SampleReleases {
    private static final String MAKER = "sample";
    private static final Duration ROOT_LIFE = Duration.ofDays(365);
    private static final Duration TARGETS_LIFE = Duration.ofDays(90);

    /// Some 200 KiB that look like a build.
    private static final int BALLAST = 200_000;

    private static final List<Sample> SIGNED = List.of(
            new Sample(SampleImage.factory("4.2.0"), 420, Set.of(), "What the oldest cars were delivered with."),
            new Sample(SampleImage.factory("4.2.1"), 421, Set.of("4.2.0"), "Charges colder batteries more gently."),
            new Sample(
                    SampleImage.factory("4.3.0"),
                    430,
                    Set.of("4.2.0", "4.2.1"),
                    "Smoother braking, and a calmer voice."),
            new Sample(
                    new SampleImage("4.3.1", Set.of(), BALLAST),
                    431,
                    Set.of("4.2.0", "4.2.1", "4.3.0"),
                    "Finds free chargers sooner."),
            new Sample(
                    new SampleImage("4.4.0", Set.of("iX3"), BALLAST),
                    440,
                    Set.of("4.2.1", "4.3.0", "4.3.1"),
                    "Plans trips around the weather. Not well on the iX3: its cars take it back by themselves, and a"
                            + " rollout that counts them meets its failure threshold."));
    private static final Sample UNSIGNED = new Sample(
            new SampleImage("4.5.0-rc1", Set.of(), BALLAST), 450, Set.of("4.4.0"), "Nobody vouches for this one.");

    private record Sample(SampleImage image, long counter, Set<String> from, String notes) {
        ReleaseTarget release() {
            byte[] bytes = image.bytes();
            return new ReleaseTarget(
                    image.version(),
                    new Artifact(sha256(bytes), bytes.length),
                    counter,
                    Set.of(),
                    Set.of(),
                    from,
                    30,
                    notes);
        }
    }

    private SampleReleases() {}

    /// Publishes them on a server without releases; does nothing on any other.
    static void publish(Releases releases, FleetWriter writer) {
        if (releases.firstRoot().isPresent()) {
            return;
        }
        SIGNED.forEach(sample -> store(releases, sample));
        store(releases, UNSIGNED);
        writer.write(draft -> publish(releases, draft));
    }

    private static boolean publish(Releases releases, Draft draft) {
        List<ReleaseTarget> signed = SIGNED.stream().map(Sample::release).toList();
        signed.forEach(release -> releases.register(draft, release, MAKER));
        releases.register(draft, UNSIGNED.release(), MAKER);
        List<TufSigner> people = List.of(TufSigner.generate(), TufSigner.generate(), TufSigner.generate());
        TufSigner signer = TufSigner.generate();
        Instant now = draft.now();
        releases.publishRoot(draft, root(releases, people, signer, now.plus(ROOT_LIFE)));
        Map<String, ReleaseTarget> listed = new HashMap<>();
        signed.forEach(release -> listed.put(release.path(), release));
        releases.publishTargets(
                draft,
                TufDocument.sign(new TufMetadata.Targets(1, now.plus(TARGETS_LIFE), listed), List.of(signer)),
                MAKER);
        return true;
    }

    private static TufDocument<TufMetadata.Root> root(
            Releases releases, List<TufSigner> people, TufSigner signer, Instant expires) {
        Map<String, TufKey> keys = new HashMap<>();
        Map<TufRole, RoleKeys> roles = new HashMap<>();
        people.forEach(person -> keys.put(person.key().id(), person.key()));
        roles.put(TufRole.ROOT, new RoleKeys(Set.copyOf(keys.keySet()), 2));
        keys.put(signer.key().id(), signer.key());
        roles.put(TufRole.TARGETS, new RoleKeys(Set.of(signer.key().id()), 1));
        for (Releases.OnlineKey online : releases.onlineKeys()) {
            keys.put(online.key().id(), online.key());
            roles.put(online.role(), new RoleKeys(Set.of(online.key().id()), 1));
        }
        return TufDocument.sign(new TufMetadata.Root(1, expires, keys, roles, true), people.subList(0, 2));
    }

    private static void store(Releases releases, Sample sample) {
        byte[] bytes = sample.image().bytes();
        Artifact artifact = sample.release().artifact();
        long here = releases.store().offset(artifact);
        releases.store().append(artifact, here, new ByteArrayInputStream(bytes, (int) here, bytes.length - (int) here));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
