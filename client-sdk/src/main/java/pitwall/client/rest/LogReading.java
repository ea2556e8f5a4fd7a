package pitwall.client.rest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
        Words words = Words.of(wish);
        return asking.later(
                (api, bearer) -> api.searchLogs(
                        bearer,
                        wish.query(),
                        words.cars(),
                        words.level(),
                        words.from(),
                        words.to(),
                        words.sources(),
                        wish.text(),
                        wish.regex(),
                        words.fields(),
                        lower(order),
                        after,
                        limit),
                UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<Answer<LogHistogram>> histogram(LogWish wish, int buckets) {
        Words words = Words.of(wish);
        return asking.later(
                (api, bearer) -> api.logHistogram(
                        bearer,
                        wish.query(),
                        words.cars(),
                        words.level(),
                        words.from(),
                        words.to(),
                        words.sources(),
                        wish.text(),
                        wish.regex(),
                        words.fields(),
                        buckets),
                UnaryOperator.identity());
    }

    @Override
    public CompletableFuture<ExportOutcome> export(LogWish wish, Order order, Form form, Path file) {
        Words words = Words.of(wish);
        CompletableFuture<ExportOutcome> done = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual()
                .name("pitwall-reading")
                .start(() -> done.complete(asking.save(
                        (api, bearer) -> api.exportLogs(
                                bearer,
                                wish.query(),
                                words.cars(),
                                words.level(),
                                words.from(),
                                words.to(),
                                words.sources(),
                                wish.text(),
                                wish.regex(),
                                words.fields(),
                                lower(order),
                                lower(form)),
                        file)));
        CompletableFuture<?> unused = done.whenComplete((_, _) -> {
            if (done.isCancelled()) {
                thread.interrupt();
            }
        });
        return done;
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /// Conditions as they stand in an address; absent where there are none.
    private record Words(
            @Nullable String cars,
            String level,
            @Nullable String from,
            @Nullable String to,
            @Nullable String sources,
            List<String> fields) {
        static Words of(LogWish wish) {
            return new Words(
                    wish.cars().isEmpty()
                            ? null
                            : wish.cars().stream().map(CarId::value).sorted().collect(Collectors.joining(",")),
                    lower(wish.least()),
                    text(wish.from()),
                    text(wish.to()),
                    wish.sources().isEmpty()
                            ? null
                            : wish.sources().stream().sorted().collect(Collectors.joining(",")),
                    wish.fields().entrySet().stream()
                            .map(field -> field.getKey() + "=" + field.getValue())
                            .sorted()
                            .toList());
        }

        private static @Nullable String text(@Nullable Instant at) {
            return at == null ? null : at.toString();
        }
    }
}
