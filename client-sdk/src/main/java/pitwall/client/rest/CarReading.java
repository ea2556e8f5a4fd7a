package pitwall.client.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarFiles;
import pitwall.client.CarTracks;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarTrack;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.protocol.rest.WhyNotUpdating;

/// Asks the server about single cars, each time on a virtual thread of its own. Thread-safe.
public final class CarReading implements CarFiles, CarTracks {
    private static final int MOST_LINES = 100;
    private static final int MOST_UPDATES = 100;
    private static final int MOST_RELEASES = 500;
    private static final int MOST_STEPS = 200;

    private final Asking asking;

    public CarReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Answer<List<TimelineEntry>>> timeline(CarId car, long before, int limit) {
        Long from = before == Long.MAX_VALUE ? null : before;
        return asking.later((api, bearer) -> api.carTimeline(bearer, car.value(), from, limit), List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<CarTelemetry>> telemetry(CarId car, Duration last) {
        return asking.later(
                (api, bearer) -> api.carTelemetry(bearer, car.value(), last.toString()), UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<Answer<CarTrack>> track(CarId car, Duration last, Optional<Instant> until) {
        return until.isPresent()
                ? asking.patiently(
                        (api, bearer) -> api.carTrack(
                                bearer,
                                car.value(),
                                last.toString(),
                                until.get().toString()),
                        UnaryOperator.identity())
                : asking.later(
                        (api, bearer) -> api.carTrack(bearer, car.value(), last.toString(), null),
                        UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<Answer<WhyNotUpdating>> why(CarId car, @Nullable String version) {
        return asking.later(
                (api, bearer) -> api.whyNotUpdating(bearer, car.value(), version), UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<Answer<DesiredCar>> desired(CarId car) {
        return asking.later((api, bearer) -> api.carDesired(bearer, car.value()), UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<Answer<List<CarUpdate>>> updates(CarId car) {
        return asking.later((api, bearer) -> api.carUpdates(bearer, car.value(), MOST_UPDATES), List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<List<LogEntry>>> logs(CarId car) {
        return asking.later((api, bearer) -> api.logs(bearer, car.value(), MOST_LINES), List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<List<AlarmJournalLine>>> alarms(CarId car) {
        return asking.later((api, bearer) -> api.alarmJournal(bearer, car.value(), null, MOST_STEPS), List::copyOf);
    }

    @Override
    public CompletableFuture<Answer<List<ReleaseEntry>>> choosable() {
        return asking.later((api, bearer) -> api.choosableReleases(bearer, "trusted", MOST_RELEASES), List::copyOf);
    }
}
