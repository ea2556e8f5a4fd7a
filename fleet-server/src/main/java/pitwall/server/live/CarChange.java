package pitwall.server.live;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.UpdateReport;
import pitwall.protocol.rest.LogLine;

/// What became of one car within one batch: which parts changed, and the whole car afterwards, so that every
/// reader can decide for itself whether and how it sees the car. Immutable, shared between all readers.
///
/// @param after the car afterwards; absent when it was removed
/// @param logs new log lines, oldest first
/// @param causes correlation ids of the requests it is an effect of, oldest first
/// @param update how far it came with its newest update afterwards; absent where there was none
/// @param news what happened to it and changes no part, oldest first
public record CarChange(
        CarId id,
        @Nullable Car after,
        Set<Part> parts,
        List<LogLine> logs,
        List<String> causes,
        @Nullable UpdateProgress update,
        List<FleetEvent.News> news) {
    /// What can change about a car.
    public enum Part {
        CREATED,
        INFO,
        STATUS,
        VITALS,
        /// Heard again without other figures.
        HEARD,
        /// How far it came with its newest update.
        UPDATE,
        REMOVED
    }

    /// An upper estimate of the bytes a car's update takes in a frame.
    public static final int UPDATE_WEIGHT = 600;

    /// The same of something that happened, with the car's own words to it.
    private static final int NEWS_WEIGHT = 500 + 3 * UpdateReport.MOST_MESSAGE;

    public CarChange {
        parts = Set.copyOf(parts);
        logs = List.copyOf(logs);
        causes = List.copyOf(causes);
        news = List.copyOf(news);
        if ((after == null) != parts.contains(Part.REMOVED)) {
            throw new IllegalArgumentException("exactly a removed car has no state afterwards: " + id);
        }
    }

    /// A change that says nothing of updates.
    public CarChange(CarId id, @Nullable Car after, Set<Part> parts, List<LogLine> logs, List<String> causes) {
        this(id, after, parts, logs, causes, null, List.of());
    }

    /// A change that nobody asked for.
    public CarChange(CarId id, @Nullable Car after, Set<Part> parts, List<LogLine> logs) {
        this(id, after, parts, logs, List.of());
    }

    public boolean has(Part part) {
        return parts.contains(part);
    }

    /// This change and a later one of the same car as one.
    public CarChange then(CarChange later) {
        if (later.has(Part.REMOVED) || has(Part.REMOVED)) {
            return new CarChange(
                    id, later.after, later.parts, later.logs, both(causes, later.causes), later.update, later.news);
        }
        Set<Part> both = EnumSet.noneOf(Part.class);
        both.addAll(parts);
        both.addAll(later.parts);
        return new CarChange(
                id,
                later.after,
                both,
                both(logs, later.logs),
                both(causes, later.causes),
                later.update,
                both(news, later.news));
    }

    private static <T> List<T> both(List<T> earlier, List<T> later) {
        List<T> all = new ArrayList<>(earlier);
        all.addAll(later);
        return all;
    }

    /// An upper estimate of the bytes this takes in a frame.
    public int weight() {
        int weight = 100 + 70 * causes.size() + NEWS_WEIGHT * news.size();
        if (after != null) {
            if (has(Part.CREATED) || has(Part.INFO)) {
                weight += weight(after.info());
            }
            if (has(Part.CREATED) || has(Part.STATUS)) {
                weight += weight(after.status());
            }
            weight += has(Part.CREATED) || has(Part.VITALS) ? 500 : 0;
            weight += has(Part.CREATED) || has(Part.UPDATE) ? UPDATE_WEIGHT : 0;
        }
        for (LogLine entry : logs) {
            weight += 300 + text(entry.message()) + text(entry.source()) + weight(entry.fields());
        }
        return weight;
    }

    /// An upper estimate of the bytes a whole car takes in a frame.
    public static int weight(Car car) {
        return 700 + weight(car.info()) + weight(car.status());
    }

    private static int weight(CarInfo info) {
        return 400 + text(info.name()) + text(info.agentName()) + weight(info.labels());
    }

    private static int weight(CarStatus status) {
        String message = status.message();
        return 500 + (message == null ? 0 : text(message));
    }

    private static int weight(Map<String, String> texts) {
        int weight = 0;
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            weight += 6 + text(entry.getKey()) + text(entry.getValue());
        }
        return weight;
    }

    /// Three bytes a character: control characters, which would take six, do not come this far.
    private static int text(String text) {
        return 3 * text.length();
    }
}
