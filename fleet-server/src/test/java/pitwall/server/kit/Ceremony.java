package pitwall.server.kit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pitwall.fleet.release.Artifact;
import pitwall.protocol.rest.CreateRelease;
import pitwall.protocol.rest.OnlineKey;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.protocol.tuf.RoleKeys;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufKey;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufRole;
import pitwall.protocol.tuf.TufSigner;

/// Three people with root keys and one with the key for releases, in one pocket.
public final class Ceremony {
    public final List<TufSigner> rootKeys =
            new ArrayList<>(List.of(TufSigner.generate(), TufSigner.generate(), TufSigner.generate()));
    public TufSigner targetsKey = TufSigner.generate();
    private final Map<String, ReleaseTarget> releases = new HashMap<>();
    private long rootVersion;
    private long targetsVersion;

    /// The next root, which names the newest keys of the server.
    public TufDocument<TufMetadata.Root> root(Person person, Instant expires) {
        rootVersion++;
        Map<String, TufKey> keys = new HashMap<>();
        rootKeys.forEach(signer -> keys.put(signer.key().id(), signer.key()));
        keys.put(targetsKey.key().id(), targetsKey.key());
        Map<TufRole, RoleKeys> roles = new HashMap<>();
        for (OnlineKey online : List.of(person.get("/api/v1/release-keys").data(OnlineKey[].class))) {
            TufKey key = new TufKey(online.publicKey());
            keys.put(key.id(), key);
            roles.put(TufRole.valueOf(online.role().toUpperCase(Locale.ROOT)), one(key));
        }
        roles.put(TufRole.TARGETS, one(targetsKey.key()));
        roles.put(
                TufRole.ROOT,
                new RoleKeys(
                        Set.copyOf(rootKeys.stream().map(key -> key.key().id()).toList()), 2));
        return TufDocument.sign(new TufMetadata.Root(rootVersion, expires, keys, roles, true), rootKeys.subList(0, 2));
    }

    private static RoleKeys one(TufKey key) {
        return new RoleKeys(Set.of(key.id()), 1);
    }

    /// Adds a release to the list.
    public void vouch(ReleaseTarget release) {
        releases.put(release.path(), release);
    }

    public void withdraw(String version) {
        releases.remove(ReleaseTarget.path(version));
    }

    /// The next list of releases.
    public TufDocument<TufMetadata.Targets> targets(Instant expires) {
        targetsVersion++;
        return TufDocument.sign(new TufMetadata.Targets(targetsVersion, expires, releases), List.of(targetsKey));
    }

    /// Publishes root and list, good for a year and 90 days.
    public void publish(Person manager, Instant now) {
        expect(
                201,
                manager.post(
                        "/api/v1/tuf/root",
                        root(manager, now.plus(Duration.ofDays(365))).text()));
        publishTargets(manager, now);
    }

    public void publishTargets(Person manager, Instant now) {
        expect(
                201,
                manager.post(
                        "/api/v1/tuf/targets",
                        targets(now.plus(Duration.ofDays(90))).text()));
    }

    /// Registers a release and uploads its bytes.
    public ReleaseTarget register(Person manager, String version, long counter, byte[] bytes) {
        ReleaseTarget release = release(version, counter, bytes);
        expect(201, manager.post("/api/v1/releases", request(release)));
        expect(204, upload(manager, version, 0, bytes));
        return release;
    }

    public static ReleaseTarget release(String version, long counter, byte[] bytes) {
        return new ReleaseTarget(
                version,
                new Artifact(sha256(bytes), bytes.length),
                counter,
                Set.of("i4"),
                Set.of(),
                Set.of(),
                30,
                "Release " + version);
    }

    public static CreateRelease request(ReleaseTarget release) {
        return new CreateRelease(
                release.version(),
                release.counter(),
                release.artifact().sha256(),
                release.artifact().length(),
                release.models(),
                release.hardware(),
                release.fromVersions(),
                release.minimumBatteryPercent(),
                release.notes(),
                release.minimumAgent());
    }

    public static Person.Reply upload(Person manager, String version, long offset, byte[] piece) {
        return manager.sendBytes(
                "PATCH",
                "/api/v1/releases/" + version + "/upload",
                Optional.of(piece),
                "Content-Type",
                "application/octet-stream",
                "Upload-Offset",
                Long.toString(offset));
    }

    private static void expect(int status, Person.Reply reply) {
        if (reply.status() != status) {
            throw new AssertionError("expected " + status + ", was " + reply);
        }
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
