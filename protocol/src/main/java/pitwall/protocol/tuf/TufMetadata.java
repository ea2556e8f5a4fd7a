package pitwall.protocol.tuf;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What is signed. Versions begin at 1; from the moment [#expires] on nobody believes it any more.
public sealed interface TufMetadata {
    TufRole role();

    long version();

    /// Whole seconds, UTC.
    Instant expires();

    /// @param keys by their id; only Ed25519 ones, others cannot sign here
    /// @param consistentSnapshot whether file names carry their version
    record Root(
            long version,
            Instant expires,
            Map<String, TufKey> keys,
            Map<TufRole, RoleKeys> roles,
            boolean consistentSnapshot)
            implements TufMetadata {
        public Root {
            checkVersion(version);
            keys = Map.copyOf(keys);
            roles = Map.copyOf(roles);
            for (TufRole role : TufRole.values()) {
                if (!roles.containsKey(role)) {
                    throw new IllegalArgumentException("a root names the keys of " + role);
                }
            }
        }

        @Override
        public TufRole role() {
            return TufRole.ROOT;
        }

        public RoleKeys keysOf(TufRole role) {
            RoleKeys found = roles.get(role);
            if (found == null) {
                throw new IllegalStateException("checked on construction: " + role);
            }
            return found;
        }
    }

    record Timestamp(long version, Instant expires, MetaFile snapshot) implements TufMetadata {
        public Timestamp {
            checkVersion(version);
        }

        @Override
        public TufRole role() {
            return TufRole.TIMESTAMP;
        }
    }

    /// @param meta by file name, for example `targets.json`
    record Snapshot(long version, Instant expires, Map<String, MetaFile> meta) implements TufMetadata {
        public Snapshot {
            checkVersion(version);
            meta = Map.copyOf(meta);
            if (!meta.containsKey(TufRole.TARGETS.file())) {
                throw new IllegalArgumentException("a snapshot names the targets");
            }
        }

        @Override
        public TufRole role() {
            return TufRole.SNAPSHOT;
        }

        public MetaFile targets() {
            MetaFile found = meta.get(TufRole.TARGETS.file());
            if (found == null) {
                throw new IllegalStateException("checked on construction");
            }
            return found;
        }
    }

    /// @param releases by their target path
    record Targets(long version, Instant expires, Map<String, ReleaseTarget> releases) implements TufMetadata {
        public Targets {
            checkVersion(version);
            releases = Map.copyOf(releases);
        }

        @Override
        public TufRole role() {
            return TufRole.TARGETS;
        }

        /// The release of that version, if the signer vouches for one.
        public Optional<ReleaseTarget> release(String version) {
            return Optional.ofNullable(releases.get(ReleaseTarget.path(version)));
        }
    }

    private static void checkVersion(long version) {
        if (version < 1) {
            throw new IllegalArgumentException("versions begin at 1, was " + version);
        }
    }
}
