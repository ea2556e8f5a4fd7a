package pitwall.server.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.rest.BackTest;
import pitwall.protocol.rest.BackTest.Limit;

/// Counts the alarms of one back-test. Bounded, however many there are. Owned by one thread.
final class Sheet {
    private static final Comparator<BackTest.Thing> BUSIEST = Comparator.comparingInt(BackTest.Thing::alarms)
            .reversed()
            .thenComparing(BackTest.Thing::first)
            .thenComparing(BackTest.Thing::object);
    private static final Comparator<BackTest.Moment> EARLIEST =
            Comparator.comparing(BackTest.Moment::at).thenComparing(BackTest.Moment::object);

    private final Instant from;
    private final Instant to;
    private final Map<LocalDate, Integer> days = new TreeMap<>();
    private final Queue<BackTest.Thing> busiest = new PriorityQueue<>(BUSIEST.reversed());
    private final Queue<BackTest.Moment> first = new PriorityQueue<>(EARLIEST.reversed());
    private final Set<Limit> limits = EnumSet.noneOf(Limit.class);
    private @Nullable Instant since;
    private int alarms;
    private int objects;

    Sheet(Instant from, Instant to) {
        this.from = from;
        this.to = to;
        day(from).datesUntil(day(to).plusDays(1)).forEach(day -> days.put(day, 0));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    void limit(Limit limit) {
        limits.add(limit);
    }

    /// What came of one thing.
    void add(String object, Tellable history, List<Course.Begun> begun) {
        limits.addAll(history.limits());
        if (!history.sightings().isEmpty()) {
            Instant oldest = history.sightings().getFirst().at();
            since = since == null || oldest.isBefore(since) ? oldest : since;
        }
        if (begun.isEmpty()) {
            return;
        }
        objects++;
        alarms += begun.size();
        keep(busiest, new BackTest.Thing(object, begun.size(), begun.getFirst().at()));
        for (Course.Begun one : begun) {
            days.merge(day(one.at()), 1, Integer::sum);
            keep(first, new BackTest.Moment(one.at(), object, one.value()));
        }
    }

    private static <T> void keep(Queue<T> best, T one) {
        best.add(one);
        if (best.size() > BackTest.MOST_LISTED) {
            best.remove();
        }
    }

    /// @param told false where history cannot tell at all
    BackTest done(boolean told, int cars, int lookedAt, long millis) {
        List<BackTest.Thing> things = new ArrayList<>(busiest);
        things.sort(BUSIEST);
        List<BackTest.Moment> moments = new ArrayList<>(first);
        moments.sort(EARLIEST);
        return new BackTest(
                from,
                to,
                told,
                since,
                alarms,
                objects,
                days.entrySet().stream()
                        .map(day -> new BackTest.Day(day.getKey().toString(), day.getValue()))
                        .toList(),
                things,
                moments,
                cars,
                lookedAt,
                limits,
                millis);
    }
}
