package pitwall.views.cars.detail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarFiles;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.UpdateVerdict.Weight;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.protocol.rest.WhyNotUpdating;

/// What a server would say about a car, at once. Everything can be changed by a test.
public final class ScriptedFiles implements CarFiles {
    public final List<TimelineEntry> happened = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();

    public Answer<WhyNotUpdating> why = new Answer.Unanswered<>();
    public Answer<CarTelemetry> telemetry = new Answer.Unanswered<>();
    public Answer<DesiredCar> desired = new Answer.Unanswered<>();
    public Answer<List<CarUpdate>> updates = new Answer.Given<>(List.of());
    public Answer<List<LogEntry>> logs = new Answer.Given<>(List.of());
    public Answer<List<AlarmJournalLine>> alarms = new Answer.Given<>(List.of());
    public Answer<List<ReleaseEntry>> releases = new Answer.Given<>(List.of());

    /// Present where nobody even gets to know that the log cannot be had.
    public @Nullable RuntimeException broken;

    /// Present where the timeline itself is not given out.
    public @Nullable Answer<List<TimelineEntry>> timeline;

    /// Adds something that happened, before everything that was added earlier.
    public ScriptedFiles before(
            long id, Instant at, @Nullable Instant claimed, String kind, @Nullable ReasonCode why, String... fields) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i + 1 < fields.length; i += 2) {
            pairs.put(fields[i], fields[i + 1]);
        }
        happened.add(new TimelineEntry(id, at, claimed, kind, why, pairs));
        return this;
    }

    public static LogEntry line(Instant at, long number, LogLevel level, String source, String message) {
        return new LogEntry(at, at, number, level, source, message, Map.of());
    }

    public static DesiredCar.Verdict verdict(
            ReasonCode reason, Weight weight, @Nullable Instant since, @Nullable Instant possible, String... figures) {
        return new DesiredCar.Verdict(reason, weight, "update.why." + reason.code(), List.of(figures), since, possible);
    }

    @Override
    public CompletableFuture<Answer<List<TimelineEntry>>> timeline(CarId car, long before, int limit) {
        asked.add("timeline");
        Answer<List<TimelineEntry>> scripted = timeline;
        return done(
                scripted == null
                        ? new Answer.Given<>(happened.stream()
                                .filter(entry -> entry.id() < before)
                                .limit(limit)
                                .toList())
                        : scripted);
    }

    @Override
    public CompletableFuture<Answer<CarTelemetry>> telemetry(CarId car, Duration last) {
        asked.add("telemetry " + last);
        return CompletableFuture.completedFuture(telemetry);
    }

    @Override
    public CompletableFuture<Answer<WhyNotUpdating>> why(CarId car, @Nullable String version) {
        asked.add("why");
        return done(why);
    }

    @Override
    public CompletableFuture<Answer<DesiredCar>> desired(CarId car) {
        return done(desired);
    }

    @Override
    public CompletableFuture<Answer<List<CarUpdate>>> updates(CarId car) {
        asked.add("updates");
        return done(updates);
    }

    @Override
    public CompletableFuture<Answer<List<AlarmJournalLine>>> alarms(CarId car) {
        return done(alarms);
    }

    @Override
    public CompletableFuture<Answer<List<LogEntry>>> logs(CarId car) {
        RuntimeException failure = broken;
        return failure == null ? done(logs) : CompletableFuture.failedFuture(failure);
    }

    @Override
    public CompletableFuture<Answer<List<ReleaseEntry>>> choosable() {
        return done(releases);
    }

    private static <T> CompletableFuture<Answer<T>> done(Answer<T> answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
