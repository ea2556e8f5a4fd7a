package pitwall.views.cars.asked;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarFiles;
import pitwall.client.Reckoning;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarUpdate;
import pitwall.protocol.rest.DesiredCar;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.protocol.rest.TimelineEntry;
import pitwall.protocol.rest.WhyNotUpdating;
import pitwall.views.fx.FleetModel;

/// What there is to know about a car at the moment that a screen shows, which may be in the past.
///
/// What happened, was said or was measured carries its time, so it is cut at the moment. What is judged anew with every
/// question (why it waits, what is wanted of it) is known of a past moment only where an answer from before it is
/// remembered; otherwise nothing is known. Asked on the FX thread.
public final class FilesAsOf implements CarFiles {
    /// So many pages are looked through for something that is old enough.
    private static final int MOST_PAGES = 20;

    private static final int MOST_LINES = 100;
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration GRAIN = Duration.ofMinutes(5);

    private final FleetModel shown;
    private final CarFiles now;
    private final CarFiles remembered;

    /// @param shown what the screen shows
    /// @param now tells of the present
    /// @param remembered the same questions, answered from memory alone
    public FilesAsOf(FleetModel shown, CarFiles now, CarFiles remembered) {
        this.shown = shown;
        this.now = now;
        this.remembered = remembered;
    }

    @Override
    public Optional<Instant> until() {
        return shown.frame().moment();
    }

    @Override
    public Reckoning reckoning() {
        return until().isPresent() ? shown.reckoningProperty().get() : Reckoning.AS_KNOWN;
    }

    @Override
    public CompletableFuture<Answer<List<TimelineEntry>>> timeline(CarId car, long before, int limit) {
        return until().map(then -> new Paging(car, limit, then, reckoning()).from(before, MOST_PAGES))
                .orElseGet(() -> now.timeline(car, before, limit));
    }

    @Override
    public CompletableFuture<Answer<CarTelemetry>> telemetry(CarId car, Duration last) {
        return until().map(then -> telemetry(car, last, then)).orElseGet(() -> now.telemetry(car, last));
    }

    /// The server is asked relative to now, so for longer; what is remembered was asked for as it is.
    private CompletableFuture<Answer<CarTelemetry>> telemetry(CarId car, Duration last, Instant then) {
        FleetModel live = shown.live();
        if (!live.frame().freshness().allowsCommands()) {
            return now.telemetry(car, last)
                    .thenApply(answer -> known(answer, figures -> FiguresAsOf.cut(figures, then)));
        }
        Duration since = Duration.between(then, live.serverNowProperty().get());
        long grains = last.plus(since).dividedBy(GRAIN) + 1;
        Duration longer = GRAIN.multipliedBy(grains);
        return longer.compareTo(LONGEST) > 0
                ? nothing()
                : now.telemetry(car, longer)
                        .thenApply(answer -> known(answer, figures -> FiguresAsOf.cut(figures, then)));
    }

    @Override
    public CompletableFuture<Answer<WhyNotUpdating>> why(CarId car, @Nullable String version) {
        return until().map(then -> remembered.why(car, version).thenApply(answer -> saidBy(answer, then)))
                .orElseGet(() -> now.why(car, version));
    }

    @Override
    public CompletableFuture<Answer<DesiredCar>> desired(CarId car) {
        return until().map(then -> remembered.desired(car).thenApply(answer -> saidBy(answer, then)))
                .orElseGet(() -> now.desired(car));
    }

    /// The list is that of the past where everything that was asked for by then had also ended by then.
    @Override
    public CompletableFuture<Answer<List<CarUpdate>>> updates(CarId car) {
        return until().map(then -> now.updates(car)
                        .thenApply(answer -> known(answer, all -> settled(all, then)))
                        .thenCompose(answer -> answer instanceof Answer.Unanswered<List<CarUpdate>>
                                ? remembered.updates(car).thenApply(old -> saidBy(old, then))
                                : CompletableFuture.completedFuture(answer)))
                .orElseGet(() -> now.updates(car));
    }

    private static Optional<List<CarUpdate>> settled(List<CarUpdate> all, Instant then) {
        List<CarUpdate> asked = all.stream()
                .filter(update -> !update.requestedAt().isAfter(then))
                .toList();
        return asked.stream().anyMatch(update -> update.since().isAfter(then)) ? Optional.empty() : Optional.of(asked);
    }

    @Override
    public CompletableFuture<Answer<List<LogEntry>>> logs(CarId car) {
        Reckoning reckoning = reckoning();
        return until().map(then ->
                        now.logs(car).thenApply(answer -> known(answer, lines -> said(lines, then, reckoning))))
                .orElseGet(() -> now.logs(car));
    }

    /// Empty where only later lines are known, and not all of them.
    private static Optional<List<LogEntry>> said(List<LogEntry> lines, Instant then, Reckoning reckoning) {
        List<LogEntry> said = lines.stream()
                .filter(line -> !reckoning.time(line).isAfter(then))
                .toList();
        return said.isEmpty() && lines.size() >= MOST_LINES ? Optional.empty() : Optional.of(said);
    }

    @Override
    public CompletableFuture<Answer<List<AlarmJournalLine>>> alarms(CarId car) {
        return until().map(then -> now.alarms(car).thenApply(answer -> known(answer, steps -> taken(steps, then))))
                .orElseGet(() -> now.alarms(car));
    }

    private static Optional<List<AlarmJournalLine>> taken(List<AlarmJournalLine> steps, Instant then) {
        return Optional.of(
                steps.stream().filter(step -> !step.at().isAfter(then)).toList());
    }

    @Override
    public CompletableFuture<Answer<List<ReleaseEntry>>> choosable() {
        return now.choosable();
    }

    private static <T> CompletableFuture<Answer<T>> nothing() {
        return CompletableFuture.completedFuture(new Answer.Unanswered<>());
    }

    /// What the answer says of the moment; unanswered where that is nothing.
    private static <T> Answer<T> known(Answer<T> answer, Function<T, Optional<T>> cut) {
        return switch (answer) {
            case Answer.Given<T>(T value) ->
                cut.apply(value).<Answer<T>>map(Answer.Given::new).orElseGet(Answer.Unanswered::new);
            case Answer.Remembered<T>(T value, Instant asOf) ->
                cut.apply(value)
                        .<Answer<T>>map(part -> new Answer.Remembered<>(part, asOf))
                        .orElseGet(Answer.Unanswered::new);
            case Answer.Refused<T> refused -> refused;
            case Answer.Unanswered<T> unanswered -> unanswered;
        };
    }

    /// Only what was said by then.
    private static <T> Answer<T> saidBy(Answer<T> answer, Instant then) {
        return answer instanceof Answer.Remembered<T>(T ignored, Instant asOf) && !asOf.isAfter(then)
                ? answer
                : new Answer.Unanswered<>();
    }

    /// Goes back through a timeline until there is a page of what happened by then.
    private final class Paging {
        private final CarId car;
        private final int limit;
        private final Instant then;
        private final Reckoning reckoning;
        private final List<TimelineEntry> kept = new ArrayList<>();

        Paging(CarId car, int limit, Instant then, Reckoning reckoning) {
            this.car = car;
            this.limit = limit;
            this.then = then;
            this.reckoning = reckoning;
        }

        CompletableFuture<Answer<List<TimelineEntry>>> from(long before, int pages) {
            return now.timeline(car, before, limit).thenCompose(answer -> switch (answer) {
                case Answer.Given<List<TimelineEntry>>(var page) -> take(page, pages, Answer.Given::new);
                case Answer.Remembered<List<TimelineEntry>>(var page, Instant asOf) ->
                    take(page, pages, all -> new Answer.Remembered<>(all, asOf));
                case Answer.Refused<List<TimelineEntry>> refused -> CompletableFuture.completedFuture(refused);
                case Answer.Unanswered<List<TimelineEntry>> unanswered ->
                    CompletableFuture.completedFuture(kept.isEmpty() ? unanswered : new Answer.Given<>(kept));
            });
        }

        private CompletableFuture<Answer<List<TimelineEntry>>> take(
                List<TimelineEntry> page, int pages, Function<List<TimelineEntry>, Answer<List<TimelineEntry>>> said) {
            page.stream().filter(entry -> !reckoning.time(entry).isAfter(then)).forEach(kept::add);
            boolean more = page.size() == limit && kept.size() < limit;
            if (more && pages > 1) {
                return from(page.getLast().id(), pages - 1);
            }
            boolean unreached = more && kept.isEmpty();
            return unreached
                    ? nothing()
                    : CompletableFuture.completedFuture(
                            said.apply(List.copyOf(kept.subList(0, Math.min(limit, kept.size())))));
        }
    }
}
