package pitwall.server.release;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import pitwall.protocol.tuf.TufDocument;
import pitwall.protocol.tuf.TufMetadata;
import pitwall.protocol.tuf.TufRole;
import pitwall.server.storage.ReleaseRows;
import pitwall.server.storage.TufRows;

/// Releases and metadata as of the last commit.
///
/// @param rows by version
/// @param files signed metadata by file name; the newest of a role also under its plain name
record Shelf(Map<String, ReleaseRows.Row> rows, Map<String, String> files, Newest newest) {
    /// The newest of each role, read; empty until it was published.
    ///
    /// @param signers key ids that vouch for the targets; empty where they are too few for the newest root
    record Newest(
            Optional<TufDocument<TufMetadata.Root>> root,
            Optional<TufDocument<TufMetadata.Targets>> targets,
            Optional<TufDocument<TufMetadata.Snapshot>> snapshot,
            Optional<TufDocument<TufMetadata.Timestamp>> timestamp,
            Set<String> signers) {
        static Newest read(Handle sql) {
            TufRows files = new TufRows(sql);
            Optional<TufDocument<TufMetadata.Root>> root =
                    files.newest(TufRole.ROOT).map(TufDocument::root);
            Optional<TufDocument<TufMetadata.Targets>> targets =
                    files.newest(TufRole.TARGETS).map(TufDocument::targets);
            return new Newest(
                    root,
                    targets,
                    files.newest(TufRole.SNAPSHOT).map(TufDocument::snapshot),
                    files.newest(TufRole.TIMESTAMP).map(TufDocument::timestamp),
                    root.flatMap(by -> targets.map(of -> signers(of, by.metadata())))
                            .orElse(Set.of()));
        }

        /// When the first of those that people sign runs out; empty where nothing was published.
        Optional<Instant> signUntil() {
            return Stream.of(root, targets)
                    .flatMap(Optional::stream)
                    .map(document -> document.metadata().expires())
                    .min(Comparator.naturalOrder());
        }

        private static Set<String> signers(TufDocument<TufMetadata.Targets> targets, TufMetadata.Root root) {
            return targets.isSignedBy(root) ? targets.goodKeyIds(root) : Set.of();
        }
    }

    static Shelf read(Handle sql) {
        Map<String, ReleaseRows.Row> rows = new HashMap<>();
        new ReleaseRows(sql).all().forEach(row -> rows.put(row.claim().version(), row));
        Map<String, String> files = new HashMap<>();
        List<TufRows.File> all = new TufRows(sql).all();
        for (TufRows.File file : all) {
            files.put(file.role().file(), file.body());
            files.put(file.role().file(file.version()), file.body());
        }
        return new Shelf(Map.copyOf(rows), Map.copyOf(files), Newest.read(sql));
    }
}
