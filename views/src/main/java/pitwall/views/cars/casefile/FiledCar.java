package pitwall.views.cars.casefile;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarFiles;
import pitwall.client.casefile.CaseFile;
import pitwall.client.casefile.CaseFile.Part;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.protocol.rest.WhyNotUpdating;

/// Answers from a case file, as something that is remembered. Immutable.
final class FiledCar implements CarFiles {
    private final CaseFile file;

    FiledCar(CaseFile file) {
        this.file = file;
    }

    @Override
    public CompletableFuture<Answer<List<TimelineEntry>>> timeline(CarId car, long before, int limit) {
        List<TimelineEntry> all = file.timeline();
        return answer(
                Part.TIMELINE,
                all == null
                        ? null
                        : all.stream()
                                .filter(entry -> entry.id() < before)
                                .limit(limit)
                                .toList());
    }

    @Override
    public CompletableFuture<Answer<CarTelemetry>> telemetry(CarId car, Duration last) {
        return answer(
                Part.CURVES,
                file.curves().stream()
                        .filter(curves -> curves.seconds() == last.toSeconds())
                        .map(CaseFile.Curves::figures)
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public CompletableFuture<Answer<WhyNotUpdating>> why(CarId car, @Nullable String version) {
        return answer(Part.WHY, file.why());
    }

    @Override
    public CompletableFuture<Answer<DesiredCar>> desired(CarId car) {
        return answer(Part.DESIRED, file.desired());
    }

    @Override
    public CompletableFuture<Answer<List<CarUpdate>>> updates(CarId car) {
        return answer(Part.UPDATES, file.updates());
    }

    @Override
    public CompletableFuture<Answer<List<LogEntry>>> logs(CarId car) {
        return answer(Part.LOGS, file.logs());
    }

    /// A case file has the car's own timeline and nothing of its alarms.
    @Override
    public CompletableFuture<Answer<List<AlarmJournalLine>>> alarms(CarId car) {
        return CompletableFuture.completedFuture(new Answer.Unanswered<>());
    }

    @Override
    public CompletableFuture<Answer<List<ReleaseEntry>>> choosable() {
        return CompletableFuture.completedFuture(new Answer.Unanswered<>());
    }

    private <T> CompletableFuture<Answer<T>> answer(Part part, @Nullable T value) {
        return CompletableFuture.completedFuture(
                value == null
                        ? new Answer.Unanswered<>()
                        : new Answer.Remembered<>(value, file.head().of(part)));
    }
}
