package pitwall.protocol.tuf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One run of the client workflow. The numbers are sections of the specification.
///
/// What was kept is verified again with the keys of the newest root: metadata whose signers lost their role
/// since is no longer a reason to refuse anything.
final class Refresh {
    private final MetadataFetch fetch;
    private final TufLimits limits;
    private final Instant now;
    private TrustedState state;

    Refresh(TrustedState state, MetadataFetch fetch, TufLimits limits, Instant now) {
        this.state = state;
        this.fetch = fetch;
        this.limits = limits;
        this.now = now;
    }

    /// What is believed by now.
    TrustedState state() {
        return state;
    }

    TufMetadata.Targets run() throws RefusedException {
        TufMetadata.Root root = newestRoot();
        TufMetadata.Timestamp timestamp = timestamp(root);
        TufMetadata.Snapshot snapshot = snapshot(root, timestamp);
        return targets(root, snapshot);
    }

    /// 5.3: follows the roots one by one; each is signed by those of the one before and by its own.
    private TufMetadata.Root newestRoot() throws RefusedException {
        TufMetadata.Root first = TufDocument.root(state.root()).metadata();
        TufMetadata.Root newest = first;
        for (int step = 0; step < limits.rotations(); step++) {
            String file = TufRole.ROOT.file(newest.version() + 1);
            Optional<byte[]> bytes = fetch.find(file, TufRole.ROOT);
            if (bytes.isEmpty()) {
                break;
            }
            TufDocument<TufMetadata.Root> next = parse(bytes.get(), file, TufRole.ROOT, TufMetadata.Root.class);
            checkSignatures(next, newest, file);
            checkSignatures(next, next.metadata(), file);
            checkNotOlder(next.metadata().version(), newest.version() + 1, file);
            checkVersion(next.metadata(), newest.version() + 1, file);
            newest = next.metadata();
            state = state.withRoot(next.text());
        }
        checkFresh(newest, TufRole.ROOT.file(newest.version()));
        if (isRotated(first, newest, TufRole.TIMESTAMP) || isRotated(first, newest, TufRole.SNAPSHOT)) {
            // 5.3.11: whoever held the old keys may have used up all version numbers.
            state = state.forgetful();
        }
        return newest;
    }

    private static boolean isRotated(TufMetadata.Root before, TufMetadata.Root after, TufRole role) {
        return !before.keysOf(role).keyIds().equals(after.keysOf(role).keyIds());
    }

    /// 5.4
    private TufMetadata.Timestamp timestamp(TufMetadata.Root root) throws RefusedException {
        String file = TufRole.TIMESTAMP.file();
        byte[] bytes = fetch.find(file, TufRole.TIMESTAMP).orElseThrow(() -> MetadataFetch.missing(file));
        TufDocument<TufMetadata.Timestamp> offered = parse(bytes, file, TufRole.TIMESTAMP, TufMetadata.Timestamp.class);
        checkSignatures(offered, root, file);
        TufMetadata.Timestamp newest = offered.metadata();
        TufMetadata.@Nullable Timestamp kept =
                kept(state.timestamp(), root, TufRole.TIMESTAMP, TufMetadata.Timestamp.class);
        if (kept != null) {
            checkNotOlder(newest.version(), kept.version(), file);
            if (newest.version() == kept.version()) {
                newest = kept;
            } else {
                checkNotOlder(newest.snapshot().version(), kept.snapshot().version(), TufRole.SNAPSHOT.file());
            }
        }
        checkFresh(newest, file);
        if (newest != kept) {
            state = state.withTimestamp(offered.text());
        }
        return newest;
    }

    /// 5.5
    private TufMetadata.Snapshot snapshot(TufMetadata.Root root, TufMetadata.Timestamp timestamp)
            throws RefusedException {
        MetaFile said = timestamp.snapshot();
        String file = root.consistentSnapshot() ? TufRole.SNAPSHOT.file(said.version()) : TufRole.SNAPSHOT.file();
        TufMetadata.@Nullable Snapshot kept =
                kept(state.snapshot(), root, TufRole.SNAPSHOT, TufMetadata.Snapshot.class);
        if (kept != null && isWhatIsSaid(said, state.snapshot())) {
            checkVersion(kept, said.version(), file);
            checkFresh(kept, file);
            return kept;
        }
        byte[] bytes = fetch.get(file, TufRole.SNAPSHOT, said);
        TufDocument<TufMetadata.Snapshot> offered = parse(bytes, file, TufRole.SNAPSHOT, TufMetadata.Snapshot.class);
        checkSignatures(offered, root, file);
        checkVersion(offered.metadata(), said.version(), file);
        if (kept != null) {
            checkNothingOlder(offered.metadata(), kept);
        }
        checkFresh(offered.metadata(), file);
        state = state.withSnapshot(offered.text());
        return offered.metadata();
    }

    private static void checkNothingOlder(TufMetadata.Snapshot offered, TufMetadata.Snapshot kept)
            throws RefusedException {
        for (Map.Entry<String, MetaFile> before : kept.meta().entrySet()) {
            MetaFile after = offered.meta().get(before.getKey());
            if (after == null) {
                throw new RefusedException(TufReason.DOWNGRADE, before.getKey(), "the new snapshot leaves it out");
            }
            checkNotOlder(after.version(), before.getValue().version(), before.getKey());
        }
    }

    /// 5.6
    private TufMetadata.Targets targets(TufMetadata.Root root, TufMetadata.Snapshot snapshot) throws RefusedException {
        MetaFile said = snapshot.targets();
        String file = root.consistentSnapshot() ? TufRole.TARGETS.file(said.version()) : TufRole.TARGETS.file();
        TufMetadata.@Nullable Targets kept = kept(state.targets(), root, TufRole.TARGETS, TufMetadata.Targets.class);
        if (kept != null && kept.version() == said.version() && isWhatIsSaid(said, state.targets())) {
            checkFresh(kept, file);
            return kept;
        }
        byte[] bytes = fetch.get(file, TufRole.TARGETS, said);
        TufDocument<TufMetadata.Targets> offered = parse(bytes, file, TufRole.TARGETS, TufMetadata.Targets.class);
        checkSignatures(offered, root, file);
        checkVersion(offered.metadata(), said.version(), file);
        checkFresh(offered.metadata(), file);
        state = state.withTargets(offered.text());
        return offered.metadata();
    }

    /// True if the kept file is exactly the one that is asked for, so that it need not travel again.
    private static boolean isWhatIsSaid(MetaFile said, @Nullable String kept) {
        return kept != null
                && !said.sha256().isEmpty()
                && said.sha256().equals(Digests.hex(kept.getBytes(StandardCharsets.UTF_8)));
    }

    /// What was kept, if those who may sign today signed it.
    private static <T extends TufMetadata> @Nullable T kept(
            @Nullable String text, TufMetadata.Root root, TufRole role, Class<T> type) {
        if (text == null) {
            return null;
        }
        TufDocument<T> document = TufDocument.read(text, role, type);
        return document.isSignedBy(root) ? document.metadata() : null;
    }

    private static <T extends TufMetadata> TufDocument<T> parse(byte[] bytes, String file, TufRole role, Class<T> type)
            throws RefusedException {
        try {
            return TufDocument.read(TufDocument.text(bytes), role, type);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RefusedException(TufReason.METADATA_MALFORMED, file, String.valueOf(e.getMessage()));
        }
    }

    private static void checkSignatures(TufDocument<?> document, TufMetadata.Root root, String file)
            throws RefusedException {
        if (!document.isSignedBy(root)) {
            throw new RefusedException(
                    TufReason.SIGNATURE_INVALID,
                    file,
                    "signed by " + document.goodKeys(root) + " of the "
                            + root.keysOf(document.metadata().role()).threshold() + " keys that root "
                            + root.version() + " wants");
        }
    }

    private static void checkVersion(TufMetadata offered, long wanted, String file) throws RefusedException {
        if (offered.version() != wanted) {
            throw new RefusedException(
                    TufReason.METADATA_MIXED, file, "its version is " + offered.version() + ", wanted was " + wanted);
        }
    }

    private static void checkNotOlder(long offered, long kept, String file) throws RefusedException {
        if (offered < kept) {
            throw new RefusedException(
                    TufReason.DOWNGRADE, file, "version " + offered + " was offered after version " + kept);
        }
    }

    private void checkFresh(TufMetadata metadata, String file) throws RefusedException {
        if (!now.isBefore(metadata.expires())) {
            throw new RefusedException(TufReason.METADATA_EXPIRED, file, "it was good until " + metadata.expires());
        }
    }
}
