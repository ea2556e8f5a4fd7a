package pitwall.client.rest;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.ExportOutcome;
import pitwall.client.FleetLogs;
import pitwall.client.LogWish;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogPage;

/// Asks the server for log lines, each time on a virtual thread of its own. Thread-safe.
public final class LogReading implements FleetLogs {
    private final Asking asking;

    public LogReading(Asking asking) {
        this.asking = asking;
    }

    @Override
    public CompletableFuture<Answer<LogPage>> search(LogWish wish, Order order, @Nullable Long after, int limit) {
        return asking.later(
                (api, bearer) -> wish.isOfServer()
                        ? api.searchServerLog(bearer, conditions(wish), fields(wish), lower(order), after, limit)
                        : api.searchLogs(bearer, conditions(wish), fields(wish), lower(order), after, limit),
                UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<Answer<LogHistogram>> histogram(LogWish wish, int buckets) {
        return asking.later(
                (api, bearer) -> wish.isOfServer()
                        ? api.serverLogHistogram(bearer, conditions(wish), fields(wish), buckets)
                        : api.logHistogram(bearer, conditions(wish), fields(wish), buckets),
                UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<ExportOutcome> export(LogWish wish, Order order, Form form, Path file) {
        return Abandonable.start(() -> asking.save(
                (api, bearer) -> wish.isOfServer()
                        ? api.exportServerLog(bearer, conditions(wish), fields(wish), lower(order), lower(form))
                        : api.exportLogs(bearer, conditions(wish), fields(wish), lower(order), lower(form)),
                file));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> conditions(LogWish wish) {
        return new Conditions()
                .and("query", wish.query())
                .and("car", wish.cars().stream().map(CarId::value).toList())
                .and("level", lower(wish.least()))
                .and("from", wish.from())
                .and("to", wish.to())
                .and("source", wish.sources())
                .and("text", wish.text())
                .and("regex", wish.regex())
                .map();
    }

    private static List<String> fields(LogWish wish) {
        return wish.fields().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .sorted()
                .toList();
    }
}
