package pitwall.server.region;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.Scope;
import pitwall.fleet.region.Region;
import pitwall.protocol.RegionFile;
import pitwall.protocol.rest.RegionBody;
import pitwall.protocol.rest.RegionEntry;
import pitwall.protocol.rest.RegionList;
import pitwall.server.audit.AuditParts;
import pitwall.server.registry.Draft;
import pitwall.server.storage.Database;
import pitwall.server.storage.RegionRows;

/// The regions of the fleet. What takes a [Draft] belongs inside the writer; the rest is thread-safe and as of the last
/// commit.
public final class Regions {
    private static final Logger LOG = LoggerFactory.getLogger(Regions.class);

    private final Movers movers;
    private volatile RegionBook book;

    /// Reads what is on disk.
    public Regions(Database database, AuditParts audit) {
        movers = new Movers(audit);
        book = database.read(sql -> {
            RegionRows rows = new RegionRows(sql);
            List<RegionBook.Known> known = new ArrayList<>();
            for (RegionEntry entry : rows.all()) {
                try {
                    known.add(RegionBook.Known.of(entry));
                } catch (IllegalArgumentException e) {
                    LOG.error("The region {} is left out: {}", entry.name(), e.getMessage());
                }
            }
            return RegionBook.of(rows.revision(), known);
        });
    }

    /// What a reader may see: nobody learns the names of regions that are none of theirs.
    public RegionList list(Scope scope) {
        RegionBook now = book;
        List<RegionEntry> seen = now.entries().stream()
                .filter(entry -> isInside(scope, entry.name()))
                .toList();
        return new RegionList(now.revision(), tag(seen), seen);
    }

    /// Says what is in the list and nothing of the server, so that neither another person's list nor that of another
    /// server is ever taken for this one.
    private static String tag(List<RegionEntry> seen) {
        StringBuilder text = new StringBuilder();
        seen.forEach(entry -> text.append(entry.name())
                .append(' ')
                .append(entry.revision())
                .append(' ')
                .append(entry.changedAt())
                .append('\n'));
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    public Optional<RegionEntry> find(String name, Scope scope) {
        return isInside(scope, name) ? book.find(name).map(RegionBook.Known::entry) : Optional.empty();
    }

    private static boolean isInside(Scope scope, String name) {
        return scope.regions().isEmpty() || scope.regions().contains(name);
    }

    /// Writes a region down.
    ///
    /// @param revision the one that the change is based on; absent for a new region
    public RegionWrite save(Draft draft, String name, RegionBody body, @Nullable Long revision, String by) {
        RegionReader reader = new RegionReader();
        Optional<Region> region = reader.read(name, body);
        if (region.isEmpty()) {
            return new RegionWrite.Wrong(reader.wrongs());
        }
        RegionBook before = drafted(draft).book;
        long current = revision(before, name);
        if (current != (revision == null ? 0 : revision)) {
            return new RegionWrite.OtherRevision(current);
        }
        RegionBook.Known next = known(before, region.get(), by, draft.now());
        return write(draft, before, List.of(next))
                .map(_ -> (RegionWrite) new RegionWrite.Saved(next.entry(), current == 0))
                .orElseGet(RegionWrite.TooMany::new);
    }

    /// Writes the regions of a file down, all or none; others stay as they are.
    ///
    /// @param revision of the whole list
    public RegionWrite merge(Draft draft, RegionFile file, long revision, @Nullable String by) {
        RegionReader reader = new RegionReader();
        Optional<List<Region>> regions = reader.read(file);
        if (regions.isEmpty()) {
            return new RegionWrite.Wrong(reader.wrongs());
        }
        RegionBook before = drafted(draft).book;
        if (before.revision() != revision) {
            return new RegionWrite.OtherRevision(before.revision());
        }
        List<RegionBook.Known> next = regions.get().stream()
                .map(region -> known(before, region, by, draft.now()))
                .toList();
        return write(draft, before, next)
                .map(after -> (RegionWrite) new RegionWrite.Imported(new RegionList(
                        after.revision(),
                        null,
                        next.stream().map(RegionBook.Known::entry).toList())))
                .orElseGet(RegionWrite.TooMany::new);
    }

    /// Forgets what was written down of a region. Cars that belong to it still do: from then on by name.
    public RegionWrite remove(Draft draft, String name, long revision) {
        RegionBook before = drafted(draft).book;
        Optional<RegionBook.Known> known = before.find(name);
        if (known.isEmpty()) {
            return new RegionWrite.NoSuchRegion();
        }
        if (known.get().entry().revision() != revision) {
            return new RegionWrite.OtherRevision(known.get().entry().revision());
        }
        new RegionRows(draft.sql()).remove(name);
        become(draft, before.without(before.revision() + 1, name));
        return new RegionWrite.Removed(known.get().entry());
    }

    private static long revision(RegionBook book, String name) {
        return book.find(name).map(known -> known.entry().revision()).orElse(0L);
    }

    private static RegionBook.Known known(RegionBook before, Region region, @Nullable String by, Instant now) {
        return new RegionBook.Known(region, RegionEntry.of(region, revision(before, region.name()) + 1, by, now));
    }

    private Optional<RegionBook> write(Draft draft, RegionBook before, List<RegionBook.Known> next) {
        RegionBook after = before.with(before.revision() + 1, next);
        if (after.isTooLarge()) {
            return Optional.empty();
        }
        RegionRows rows = new RegionRows(draft.sql());
        next.forEach(known -> rows.save(known.entry()));
        become(draft, after);
        return Optional.of(after);
    }

    private void become(Draft draft, RegionBook after) {
        new RegionRows(draft.sql()).revision(after.revision());
        drafted(draft).book = after;
    }

    /// The regions as this group of writes sees them.
    private Drafted drafted(Draft draft) {
        return draft.companion(Drafted.class, () -> {
            Drafted fresh = new Drafted(book);
            draft.afterCommit(() -> book = fresh.book);
            return fresh;
        });
    }

    private static final class Drafted {
        private RegionBook book;

        Drafted(RegionBook book) {
            this.book = book;
        }
    }

    /// Moves the cars that were in another region for long enough; says how many. To be called every second or so.
    public int tick(Draft draft) {
        return movers.tick(draft, drafted(draft).book.rule());
    }

    /// Writes down five cities to try things out with, unless somebody wrote any region down.
    public int publishSamples(Draft draft) {
        RegionBook before = drafted(draft).book;
        if (before.revision() > 0) {
            return 0;
        }
        RegionFile file = RegionFile.read(samples()).orElseThrow();
        return merge(draft, file, 0, null) instanceof RegionWrite.Imported(RegionList all)
                ? all.regions().size()
                : 0;
    }

    private static String samples() {
        try (InputStream in = Regions.class.getResourceAsStream("sample-regions.geojson")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
