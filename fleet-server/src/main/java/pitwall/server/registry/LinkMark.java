package pitwall.server.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How far one boot of a car has been heard: the highest sequence and the holes below it.
///
/// @param boot the run of the car's agent this counts for; the highest ever seen
/// @param lastSeq the highest sequence that was taken; 0 for none
/// @param missing ranges below `lastSeq` that never came, oldest first, at most [#MAX_RANGES]
/// @param trusted false after a start of the server: sequences of mere figures are not written to disk at
///     once, so the first hole after a start need not be a loss, though what is in it may still come
public record LinkMark(long boot, long lastSeq, List<Range> missing, boolean trusted) {
    /// Holes that are remembered; beyond them the oldest counts as lost for good.
    public static final int MAX_RANGES = 64;
    /// Before the first word of a car.
    public static final LinkMark NONE = new LinkMark(0, 0, List.of(), true);

    public LinkMark {
        missing = List.copyOf(missing);
    }

    /// Sequences from `first` to `last`, both included.
    public record Range(long first, long last) {
        long size() {
            return last - first + 1;
        }
    }

    /// What a sequence is to somebody who has heard this far.
    public sealed interface Place {
        /// The next one, or the first after a hole.
        record Newest(long skipped) implements Place {}

        /// It fills a hole.
        record Late() implements Place {}

        /// It was taken before.
        record Duplicate() implements Place {}
    }

    /// The mark of a boot nobody has heard of yet.
    public static LinkMark startOf(long boot) {
        return new LinkMark(boot, 0, List.of(), true);
    }

    public Place place(long seq) {
        if (seq > lastSeq) {
            return new Place.Newest(trusted ? seq - lastSeq - 1 : 0);
        }
        boolean hole = missing.stream().anyMatch(range -> range.first() <= seq && seq <= range.last());
        return hole ? new Place.Late() : new Place.Duplicate();
    }

    /// The mark after `seq` was taken.
    public LinkMark taken(long seq) {
        return seq > lastSeq ? advanced(seq) : filled(seq);
    }

    private LinkMark advanced(long seq) {
        List<Range> ranges = new ArrayList<>(missing);
        if (seq > lastSeq + 1) {
            ranges.add(new Range(lastSeq + 1, seq - 1));
        }
        int surplus = Math.max(0, ranges.size() - MAX_RANGES);
        return new LinkMark(boot, seq, ranges.subList(surplus, ranges.size()), true);
    }

    private LinkMark filled(long seq) {
        List<Range> ranges = new ArrayList<>();
        for (Range range : missing) {
            if (seq < range.first() || seq > range.last()) {
                ranges.add(range);
                continue;
            }
            if (range.first() < seq) {
                ranges.add(new Range(range.first(), seq - 1));
            }
            if (seq < range.last()) {
                ranges.add(new Range(seq + 1, range.last()));
            }
        }
        int surplus = Math.max(0, ranges.size() - MAX_RANGES);
        return new LinkMark(boot, lastSeq, ranges.subList(surplus, ranges.size()), trusted);
    }

    /// The holes as text for a column, for example `3-5,9-9`.
    String missingText() {
        return missing.stream().map(range -> range.first() + "-" + range.last()).collect(Collectors.joining(","));
    }

    /// The mark as it was read back from disk.
    static LinkMark stored(long boot, long lastSeq, String missing) {
        List<Range> ranges = new ArrayList<>();
        for (String text : missing.split(",")) {
            int dash = text.indexOf('-');
            if (dash > 0) {
                ranges.add(
                        new Range(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1))));
            }
        }
        return new LinkMark(boot, lastSeq, ranges, false);
    }
}
