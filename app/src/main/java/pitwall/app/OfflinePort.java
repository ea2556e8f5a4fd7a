package pitwall.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.CacheContents;
import pitwall.cache.CacheStatus;
import pitwall.cache.CacheTrouble;
import pitwall.cache.FleetCache;
import pitwall.cache.Retention;
import pitwall.cache.history.HistoryRetention;
import pitwall.views.ports.OfflineData;
import pitwall.views.ports.OfflineReport;
import pitwall.views.ports.OfflineReport.Limit;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.ports.OfflineStatus.State;

/// Tells the console about the cache of the session in use.
final class OfflinePort implements OfflineData {
    private static final Logger log = LoggerFactory.getLogger(OfflinePort.class);
    private final Supplier<Optional<FleetSession>> session;
    private final Retention retention;

    /// @param retention how much is kept, and after how long without a sign-in it locks
    OfflinePort(Supplier<Optional<FleetSession>> session, Retention retention) {
        this.session = session;
        this.retention = retention;
    }

    @Override
    public OfflineStatus status() {
        return session.get()
                .map(active -> active.cache()
                        .map(cache -> status(cache.status()))
                        .orElseGet(() -> new OfflineStatus(
                                active.cacheFolder().isPresent() ? State.NO_KEY : State.OFF, null, 0)))
                .orElse(OfflineStatus.NOTHING);
    }

    @Override
    public CompletableFuture<OfflineReport> report() {
        Optional<FleetCache> cache = session.get().flatMap(FleetSession::cache);
        String file = session.get()
                .flatMap(FleetSession::cacheFolder)
                .map(Path::toString)
                .orElse("");
        if (cache.isEmpty()) {
            return CompletableFuture.completedFuture(report(List.of(), null, file));
        }
        return cache.get().contents().handle((contents, failure) -> {
            if (contents == null) {
                log.warn("the cache cannot be counted", failure);
                return report(List.of(), null, file);
            }
            Instant signedIn = contents.lockedAfter()
                    .map(until -> until.minus(retention.lockAfter()))
                    .orElse(null);
            return report(sets(contents), signedIn, file);
        });
    }

    @Override
    public CompletableFuture<ClearOutcome> clear() {
        Optional<FleetCache> cache = session.get().flatMap(FleetSession::cache);
        if (cache.isEmpty()) {
            return CompletableFuture.completedFuture(ClearOutcome.CLEARED);
        }
        return cache.get()
                .clear()
                .thenApply(_ -> ClearOutcome.CLEARED)
                .exceptionallyCompose(failure -> {
                    log.warn("the cache cannot be cleared", failure);
                    return cache.get()
                            .isToBeCleared()
                            .thenApply(later -> later ? ClearOutcome.AT_NEXT_START : ClearOutcome.NOT_CLEARED);
                })
                .exceptionally(_ -> ClearOutcome.NOT_CLEARED);
    }

    private OfflineReport report(List<OfflineReport.DataSet> sets, @Nullable Instant signedIn, String file) {
        return new OfflineReport(status(), sets, retention.lockAfter(), signedIn, file);
    }

    private List<OfflineReport.DataSet> sets(CacheContents contents) {
        return contents.dataSets().stream()
                .map(set -> new OfflineReport.DataSet(
                        switch (set.kind()) {
                            case CARS -> OfflineReport.Kind.CARS;
                            case LOGS -> OfflineReport.Kind.LOGS;
                            case ROLLOUTS -> OfflineReport.Kind.ROLLOUTS;
                            case AUDIT -> OfflineReport.Kind.AUDIT;
                            case ALARMS -> OfflineReport.Kind.ALARMS;
                            case ANSWERS -> OfflineReport.Kind.ANSWERS;
                            case HISTORY -> OfflineReport.Kind.HISTORY;
                        },
                        set.kind() == CacheContents.Kind.CARS ? set.cars() : set.rows(),
                        set.oldest().orElse(null),
                        set.newest().orElse(null),
                        set.bytes().orElse(0),
                        limit(set.kind())))
                .toList();
    }

    private Limit limit(CacheContents.Kind kind) {
        return switch (kind) {
            case CARS, ROLLOUTS, ALARMS -> Limit.NONE;
            case HISTORY -> new Limit(0, 0, HistoryRetention.DEFAULT.bytes(), HistoryRetention.DEFAULT.groups());
            case LOGS -> new Limit(retention.logsPerCar(), 0, 0, retention.logAge());
            case AUDIT -> new Limit(0, retention.auditEntries(), 0, null);
            case ANSWERS -> new Limit(0, retention.answers(), retention.answerBytes(), null);
        };
    }

    private static OfflineStatus status(CacheStatus status) {
        return new OfflineStatus(
                status.locked()
                        ? State.LOCKED
                        : status.trouble().map(OfflinePort::state).orElse(State.OK),
                status.asOf().orElse(null),
                status.bytes(),
                status.setAside().map(Path::toString).orElse(null),
                status.past().map(OfflinePort::past).orElse(OfflineStatus.Past.WELL));
    }

    private static OfflineStatus.Past past(CacheStatus.Past past) {
        return new OfflineStatus.Past(
                state(past.trouble()), past.setAside().map(Path::toString).orElse(null));
    }

    private static State state(CacheTrouble trouble) {
        return switch (trouble) {
            case IN_USE -> State.IN_USE;
            case DISK_FULL -> State.DISK_FULL;
            case NO_ACCESS -> State.NO_ACCESS;
            case TOO_SLOW -> State.TOO_SLOW;
            case DAMAGED -> State.DAMAGED;
            case KEY_LOST -> State.KEY_LOST;
            case FOREIGN -> State.FOREIGN;
            case NEWER -> State.NEWER;
            case OLD_COPY -> State.OLD_COPY;
        };
    }
}
