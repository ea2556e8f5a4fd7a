package pitwall.views.pins;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.client.Answer;
import pitwall.client.CarFiles;
import pitwall.fleet.CarId;
import pitwall.protocol.Json;
import pitwall.views.pins.Pin.Fetched;

/// Asks for everything that the screen of a car asks for first, so that it is remembered. Coarse: one page of each, and
/// the figures of an hour and of a day.
final class CarFetch {
    private static final int NOT_FOUND = 404;

    private final CarFiles files;

    CarFetch(CarFiles files) {
        this.files = files;
    }

    /// @param now server time
    CompletableFuture<Fetched> fetch(CarId car, Instant now) {
        List<? extends CompletableFuture<? extends Answer<?>>> asked = List.of(
                files.timeline(car, Long.MAX_VALUE, CarFiles.TIMELINE_PAGE),
                files.telemetry(car, Duration.ofHours(1)),
                files.telemetry(car, Duration.ofDays(1)),
                files.why(car, null),
                files.desired(car),
                files.updates(car),
                files.logs(car),
                files.alarms(car));
        return CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0]))
                .thenApply(_ -> asked.stream()
                        .map(CompletableFuture::join)
                        .map(answer -> part(answer, now))
                        .reduce(new Fetched(now, 1, 0, 0, 0), Fetched::and));
    }

    private static Fetched part(Answer<?> answer, Instant now) {
        return switch (answer) {
            case Answer.Given<?>(var value) ->
                new Fetched(now, 0, 0, 0, Json.text(value).length());
            case Answer.Refused<?>(int status, var _, var _, var _) ->
                new Fetched(now, 0, 0, status == NOT_FOUND ? 0 : 1, 0);
            case Answer.Remembered<?> _, Answer.Unanswered<?> _ -> new Fetched(now, 0, 0, 1, 0);
        };
    }
}
