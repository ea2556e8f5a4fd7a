package pitwall.server.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import pitwall.fleet.Car;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Precision;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryContext;
import pitwall.fleet.query.QueryParse;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.rest.LogLine;
import pitwall.server.access.Principal;
import pitwall.server.live.CarChange;
import pitwall.server.logs.LinearPattern;
import pitwall.server.logs.LogFilter;
import pitwall.server.logs.PlaceText;
import pitwall.server.logs.TextMatch;

/// One tail: what it lets through, and what waits to be sent. Counts everything and keeps the most severe and the
/// newest. Owned by the thread of its console.
final class Tail {
    /// Lines that wait at most.
    static final int KEPT = 400;

    private static final int LONGEST_TEXT = 300;
    private static final int MOST_SOURCES = 20;
    private static final int MOST_FIELDS = 8;
    /// Estimated bytes of one frame.
    private static final int FRAME = 120_000;

    private static final Comparator<LogLine> IMPORTANT = Comparator.comparing(LogLine::level)
            .thenComparing(Comparator.comparingLong(LogLine::id).reversed());

    private final String name;
    private final CarQuery query;
    private final Map<Precision, LogFilter> filters;
    private final List<LogLine> waiting = new ArrayList<>();
    private boolean lost;
    private long from;
    private long to;
    private int matched;
    private long sentAt = System.nanoTime();

    private Tail(String name, CarQuery query, Map<Precision, LogFilter> filters, long newest) {
        this.name = name;
        this.query = query;
        this.filters = filters;
        this.from = newest;
        this.to = newest;
    }

    /// What became of a wish.
    sealed interface Reading {
        record Good(Tail tail) implements Reading {}

        record Bad(String code) implements Reading {}
    }

    /// @param newest the id of the line after which it begins
    static Reading read(ClientFrame.FollowLogs wish, PlaceText places, long newest) {
        Set<String> sources = Optional.ofNullable(wish.sources()).orElse(Set.of());
        Map<String, String> fields = Optional.ofNullable(wish.fields()).orElse(Map.of());
        String text = wish.text();
        if (isOutside(wish.tail(), 32)
                || text != null && isOutside(text, LONGEST_TEXT)
                || sources.size() > MOST_SOURCES
                || fields.size() > MOST_FIELDS) {
            return new Reading.Bad("BAD_VALUE");
        }
        String cars = wish.query();
        if (!(CarQuery.parse(cars == null ? "" : cars.strip()) instanceof QueryParse.Valid(CarQuery query))) {
            return new Reading.Bad("BAD_QUERY");
        }
        LinearPattern pattern = null;
        String regex = wish.regex();
        if (regex != null) {
            if (!(LinearPattern.read(regex) instanceof LinearPattern.Reading.Good(LinearPattern good))) {
                return new Reading.Bad("BAD_REGEX");
            }
            pattern = good;
        }
        LogLevel least = Optional.ofNullable(wish.level()).orElse(LogLevel.DEBUG);
        TextMatch match = text == null ? null : new TextMatch(text);
        Map<Precision, LogFilter> filters = new EnumMap<>(Precision.class);
        for (Precision precision : Precision.values()) {
            filters.put(
                    precision,
                    new LogFilter(null, least, null, null, sources, match, pattern, fields, places, precision));
        }
        return new Reading.Good(new Tail(wish.tail(), query, filters, newest));
    }

    private static boolean isOutside(String text, int most) {
        return text.isEmpty() || text.length() > most;
    }

    String name() {
        return name;
    }

    /// Looks at the new lines of a car that is there.
    void look(CarChange change, Principal reader, QueryContext context) {
        Car car = change.after();
        if (car == null
                || !reader.scope().covers(car.info())
                || !query.matches(Coarse.asked(car, query, reader.precision()), change.update(), context)) {
            return;
        }
        LogFilter filter = Objects.requireNonNull(filters.get(reader.precision()));
        for (LogLine line : change.logs()) {
            LogLine seen = filter.seen(line);
            if (line.id() > to && filter.speaks(seen)) {
                matched++;
                waiting.add(seen);
            }
        }
        if (waiting.size() > 2 * KEPT) {
            keep(KEPT);
        }
    }

    /// All lines of a batch were looked at.
    void looked(long first, long last) {
        if (lost) {
            lost = false;
            from = first - 1;
        }
        to = Math.max(to, last);
    }

    /// What follows is not known any more: nothing of what waits will be sent, so that what is missing is one piece.
    void lose() {
        lost = true;
        waiting.clear();
        matched = 0;
    }

    private void keep(int most) {
        waiting.sort(IMPORTANT);
        waiting.subList(Math.min(most, waiting.size()), waiting.size()).clear();
        waiting.sort(Comparator.comparingLong(LogLine::id));
    }

    /// How many lines it would send.
    int waiting() {
        return waiting.size();
    }

    boolean hasNews() {
        return !lost && to > from;
    }

    boolean hasLines() {
        return !lost && matched > 0;
    }

    long sentAt() {
        return sentAt;
    }

    /// The first frame, which says where it begins.
    ServerFrame.LogTail begun() {
        return new ServerFrame.LogTail(name, from, to, 0, List.of(), null);
    }

    /// Everything since the last frame.
    ///
    /// @param room lines that may be sent
    ServerFrame.LogTail take(int room) {
        keep(room);
        List<LogLine> lines = new ArrayList<>(waiting);
        lines.sort(IMPORTANT);
        int weight = 0;
        int fits = 0;
        while (fits < lines.size() && (weight += weight(lines.get(fits))) < FRAME) {
            fits++;
        }
        lines.subList(fits, lines.size()).clear();
        lines.sort(Comparator.comparingLong(LogLine::id));
        ServerFrame.LogTail piece = new ServerFrame.LogTail(name, from, to, matched, lines, null);
        from = to;
        matched = 0;
        waiting.clear();
        sentAt = System.nanoTime();
        return piece;
    }

    /// As everywhere: three bytes a character.
    private static int weight(LogLine line) {
        int fields = 0;
        for (Map.Entry<String, String> field : line.fields().entrySet()) {
            fields += 6 + 3 * (field.getKey().length() + field.getValue().length());
        }
        return 300 + 3 * (line.message().length() + line.source().length()) + fields;
    }
}
