package pitwall.views.cars.detail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarFiles;
import pitwall.client.SessionInfo;
import pitwall.client.casefile.CaseFile;
import pitwall.client.casefile.CaseFile.Part;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.protocol.rest.WhyNotUpdating;

/// Brings together what is known of one car, one question after the other; without a connection what was answered
/// earlier. Blocks; one thread for each.
final class CaseGathering {
    /// How many questions there are.
    static final int STEPS = 7;

    private static final int PAGES = 20;
    private static final List<Duration> CURVES = List.of(Duration.ofHours(1), Duration.ofDays(1));

    private final CarFiles files;
    private final Seen seen;
    private final Map<Part, Instant> partsAsOf = new EnumMap<>(Part.class);

    /// What the console itself shows of the car.
    ///
    /// @param session absent before anybody ever signed in
    /// @param asOf server time of the car
    /// @param past true where a moment of the past is shown: then only what had happened by then belongs to it
    /// @param told log lines that came on the stream
    record Seen(
            Car car,
            @Nullable UpdateProgress update,
            @Nullable SessionInfo session,
            Instant asOf,
            Instant now,
            boolean past,
            List<LogEntry> told) {
        Seen {
            told = List.copyOf(told);
        }
    }

    CaseGathering(CarFiles files, Seen seen) {
        this.files = files;
        this.seen = seen;
    }

    /// @param progress told how many questions are answered
    /// @return empty where it was cancelled
    Optional<CaseFile> gather(IntConsumer progress, BooleanSupplier cancelled) {
        CarId id = seen.car().id();
        List<TimelineEntry> timeline = timeline(id);
        progress.accept(1);
        List<LogEntry> logs = logs(id);
        progress.accept(2);
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        DesiredCar desired = now(Part.DESIRED, () -> files.desired(id));
        progress.accept(3);
        List<CarUpdate> updates = now(Part.UPDATES, () -> files.updates(id));
        progress.accept(4);
        WhyNotUpdating why = now(Part.WHY, () -> files.why(id, null));
        progress.accept(5);
        if (cancelled.getAsBoolean()) {
            return Optional.empty();
        }
        List<CaseFile.Curves> curves = new ArrayList<>();
        for (Duration length : CURVES) {
            CarTelemetry figures = now(Part.CURVES, () -> files.telemetry(id, length));
            if (figures != null) {
                curves.add(new CaseFile.Curves(length.toSeconds(), figures));
            }
            progress.accept(5 + CURVES.indexOf(length) + 1);
        }
        return cancelled.getAsBoolean()
                ? Optional.empty()
                : Optional.of(
                        new CaseFile(head(), seen.car(), seen.update(), timeline, logs, desired, updates, why, curves));
    }

    private CaseFile.Head head() {
        SessionInfo session = seen.session();
        return new CaseFile.Head(
                seen.car().id(),
                session == null ? "" : session.server(),
                session == null ? "" : session.environment(),
                session != null && session.simulated(),
                session == null ? "" : session.user(),
                seen.asOf(),
                seen.now(),
                partsAsOf);
    }

    /// The newest pages; absent where not even the first can be had.
    private @Nullable List<TimelineEntry> timeline(CarId id) {
        List<TimelineEntry> all = new ArrayList<>();
        long before = Long.MAX_VALUE;
        for (int page = 0; page < PAGES; page++) {
            long last = before;
            List<TimelineEntry> next = ask(Part.TIMELINE, () -> files.timeline(id, last, CarFiles.TIMELINE_PAGE));
            if (next == null && page == 0) {
                return null;
            }
            if (next == null || next.isEmpty()) {
                break;
            }
            all.addAll(next);
            before = next.getLast().id();
            if (next.size() < CarFiles.TIMELINE_PAGE) {
                break;
            }
        }
        return all.stream().filter(entry -> isBy(entry.at())).toList();
    }

    private @Nullable List<LogEntry> logs(CarId id) {
        List<LogEntry> last = ask(Part.LOGS, () -> files.logs(id));
        if (last == null && seen.told().isEmpty()) {
            return null;
        }
        Set<LogEntry> both = new LinkedHashSet<>(last == null ? List.of() : last);
        both.addAll(seen.told());
        return both.stream()
                .filter(entry -> isBy(entry.at()))
                .sorted(Comparator.comparing(LogEntry::at).thenComparingLong(LogEntry::sequence))
                .toList();
    }

    private boolean isBy(Instant at) {
        return !seen.past() || !at.isAfter(seen.asOf());
    }

    /// What the server says of now is nothing of a moment of the past.
    private <T> @Nullable T now(Part part, Question<T> question) {
        return seen.past() ? null : ask(part, question);
    }

    private interface Question<T> {
        CompletableFuture<Answer<T>> ask();
    }

    private <T> @Nullable T ask(Part part, Question<T> question) {
        return switch (question.ask().join()) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Remembered<T>(T value, Instant asOf) -> {
                partsAsOf.merge(part, asOf, (one, other) -> one.isBefore(other) ? one : other);
                yield value;
            }
            case Answer.Refused<T> refused -> null;
            case Answer.Unanswered<T> nothing -> null;
        };
    }
}
