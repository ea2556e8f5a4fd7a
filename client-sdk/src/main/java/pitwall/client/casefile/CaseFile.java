package pitwall.client.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.protocol.rest.WhyNotUpdating;

/// What was known of one car at one moment. A part that could not be had is absent, never empty. Immutable.
///
/// @param update how far it had come with what was wanted of it last; absent where nothing was
/// @param timeline what happened, the newest first
/// @param logs oldest first
/// @param desired what was wanted, what it proved to run, what it can go back to
/// @param updates the newest first
/// @param why what stood against a change
/// @param curves of figures, at most one for a length of time
public record CaseFile(
        Head head,
        Car car,
        @Nullable UpdateProgress update,
        @Nullable List<TimelineEntry> timeline,
        @Nullable List<LogEntry> logs,
        @Nullable DesiredCar desired,
        @Nullable List<CarUpdate> updates,
        @Nullable WhyNotUpdating why,
        List<Curves> curves) {
    /// Most entries that one part has.
    public static final int MOST_ENTRIES = 10_000;

    private static final int MOST_CURVES = 8;

    /// @throws IllegalArgumentException where a part is about another car, or has too many entries
    public CaseFile {
        curves = List.copyOf(curves);
        timeline = bounded(timeline);
        logs = bounded(logs);
        updates = bounded(updates);
        CarId id = head.car();
        boolean same = car.id().equals(id)
                && (update == null || update.car().equals(id))
                && (desired == null || desired.car().equals(id))
                && (why == null || why.car().equals(id))
                && (updates == null
                        || updates.stream().allMatch(each -> each.car().equals(id)))
                && curves.stream().allMatch(each -> each.figures().car().equals(id));
        if (!same || curves.size() > MOST_CURVES) {
            throw new IllegalArgumentException("a part is not about " + id.value());
        }
    }

    private static <T> @Nullable List<T> bounded(@Nullable List<T> entries) {
        if (entries != null && entries.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("too many entries: " + entries.size());
        }
        return entries == null ? null : List.copyOf(entries);
    }

    /// Whose it is and from when.
    ///
    /// @param server where the data came from
    /// @param environment as the server calls itself, for example `PROD eu`
    /// @param simulated true where there are no real cars
    /// @param exportedBy the person who made the file
    /// @param asOf server time of the state of the car
    /// @param exportedAt server time as the console knew it
    /// @param partsAsOf server time of each [Part] that is older than the file
    public record Head(
            CarId car,
            String server,
            String environment,
            boolean simulated,
            String exportedBy,
            Instant asOf,
            Instant exportedAt,
            Map<Part, Instant> partsAsOf) {
        public Head {
            partsAsOf = Map.copyOf(partsAsOf);
        }

        /// From when a part is.
        public Instant of(Part part) {
            return partsAsOf.getOrDefault(part, asOf);
        }
    }

    /// The parts that a server is asked for.
    public enum Part {
        TIMELINE,
        LOGS,
        DESIRED,
        UPDATES,
        WHY,
        CURVES
    }

    /// Figures over time.
    ///
    /// @param seconds how far back from the moment of the file
    public record Curves(long seconds, CarTelemetry figures) {}
}
