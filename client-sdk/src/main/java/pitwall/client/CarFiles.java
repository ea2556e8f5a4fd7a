package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.protocol.rest.WhyNotUpdating;

/// What there is to know about one car beyond the picture of the fleet. Changes nothing. Thread-safe; futures end on a
/// virtual thread and never fail.
public interface CarFiles {
    /// How many entries of a timeline the console asks for at once, whatever for: without a connection only what was
    /// asked in the same words is found again.
    int TIMELINE_PAGE = 100;

    /// The moment up to which these files tell; empty where they tell up to now.
    default Optional<Instant> until() {
        return Optional.empty();
    }

    /// By which time that is; always as known where they tell up to now.
    default Reckoning reckoning() {
        return Reckoning.AS_KNOWN;
    }

    /// What happened to the car, the newest first.
    ///
    /// @param before only entries with a smaller id; `Long.MAX_VALUE` for the newest
    /// @param limit at most 500
    CompletableFuture<Answer<List<TimelineEntry>>> timeline(CarId car, long before, int limit);

    /// What the car reported of itself lately, in some hundred steps. Asked for relative to now, so that the answer is
    /// found again while the server cannot be asked.
    ///
    /// @param last how far back, at most 31 days
    CompletableFuture<Answer<CarTelemetry>> telemetry(CarId car, Duration last);

    /// Why the car is not being changed, and when it could be.
    ///
    /// @param version a release; absent for what is wanted of the car now
    CompletableFuture<Answer<WhyNotUpdating>> why(CarId car, @Nullable String version);

    /// What is wanted of the car, what it proves to run, and what it can go back to.
    CompletableFuture<Answer<DesiredCar>> desired(CarId car);

    /// The newest 100 updates it is or was in, the newest first.
    CompletableFuture<Answer<List<CarUpdate>>> updates(CarId car);

    /// The last 100 lines of its log, oldest first.
    CompletableFuture<Answer<List<LogEntry>>> logs(CarId car);

    /// The newest 200 steps of the alarms that the car has or had, the newest first.
    CompletableFuture<Answer<List<AlarmJournalLine>>> alarms(CarId car);

    /// The releases that can be put on cars, the newest first, at most 500.
    CompletableFuture<Answer<List<ReleaseEntry>>> choosable();
}
