package pitwall.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pitwall.protocol.rest.OnlineKey;
import pitwall.protocol.tuf.RoleKeys;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufKey;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufRole;

/// A root on its way to those who sign it: which keys speak for which role. Not thread-safe.
final class RootPlan {
    private final long version;
    private final Map<TufRole, Set<TufKey>> signers = new HashMap<>();
    private int threshold;

    private RootPlan(long version, int threshold) {
        this.version = version;
        this.threshold = threshold;
    }

    /// The first root.
    static RootPlan first(int threshold) {
        return new RootPlan(1, threshold);
    }

    /// The next root, with the keys of the one before.
    static RootPlan after(TufMetadata.Root root) {
        RootPlan plan =
                new RootPlan(root.version() + 1, root.keysOf(TufRole.ROOT).threshold());
        for (TufRole role : TufRole.values()) {
            root.keysOf(role).keyIds().stream()
                    .filter(root.keys()::containsKey)
                    .map(root.keys()::get)
                    .forEach(key -> plan.of(role).add(key));
        }
        return plan;
    }

    private Set<TufKey> of(TufRole role) {
        return signers.computeIfAbsent(role, unused -> new HashSet<>());
    }

    void threshold(int needed) {
        threshold = needed;
    }

    /// Adds the public halves of key files to those who sign roots.
    void addRootKeys(Collection<Path> files) {
        files.forEach(file -> of(TufRole.ROOT).add(key(file, TufRole.ROOT)));
    }

    /// @param keys ids, or files that hold the keys
    void dropRootKeys(Collection<String> keys) {
        for (String key : keys) {
            String id =
                    Files.exists(Path.of(key)) ? key(Path.of(key), TufRole.ROOT).id() : key;
            if (!of(TufRole.ROOT).removeIf(known -> known.id().equals(id))) {
                throw new CommandFailedException(
                        ExitCode.FILE_UNUSABLE, "The root has no key " + id + " to be dropped.");
            }
        }
    }

    /// Lets one key and no other sign releases.
    void targetsKey(Path file) {
        of(TufRole.TARGETS).clear();
        of(TufRole.TARGETS).add(key(file, TufRole.TARGETS));
    }

    /// Lets the server's newest keys and no others sign what is newest.
    void serverKeys(List<OnlineKey> online) {
        for (OnlineKey known : online) {
            TufRole role = known.role().equals(TufRole.SNAPSHOT.word()) ? TufRole.SNAPSHOT : TufRole.TIMESTAMP;
            of(role).clear();
            of(role).add(new TufKey(known.publicKey()));
        }
    }

    private static TufKey key(Path file, TufRole role) {
        if (HeldKey.read(file).tufRole() != role) {
            throw new CommandFailedException(
                    ExitCode.FILE_UNUSABLE, "The key in " + file + " is not for " + role.word() + ".");
        }
        return HeldKey.read(file).key();
    }

    /// The root without any signature.
    TufDocument<TufMetadata.Root> unsigned(int days, InstantSource clock) {
        Map<String, TufKey> all = new HashMap<>();
        Map<TufRole, RoleKeys> roles = new HashMap<>();
        for (TufRole role : TufRole.values()) {
            Set<String> ids = new HashSet<>();
            of(role).forEach(key -> {
                all.put(key.id(), key);
                ids.add(key.id());
            });
            roles.put(role, roleKeys(role, ids));
        }
        return TufDocument.sign(
                new TufMetadata.Root(version, clock.instant().plus(Duration.ofDays(days)), all, roles, true),
                List.of());
    }

    private RoleKeys roleKeys(TufRole role, Set<String> ids) {
        try {
            return new RoleKeys(ids, role == TufRole.ROOT ? threshold : 1);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(
                    ExitCode.FILE_UNUSABLE, "The root does not work for " + role.word() + ": " + e.getMessage(), e);
        }
    }
}
