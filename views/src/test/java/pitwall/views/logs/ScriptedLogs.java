package pitwall.views.logs;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.ExportOutcome;
import pitwall.client.FleetLogs;
import pitwall.client.LogPiece;
import pitwall.client.LogTail;
import pitwall.client.LogWish;
import pitwall.fleet.CarId;
import pitwall.fleet.LogLevel;
import pitwall.protocol.rest.LogHistogram;
import pitwall.protocol.rest.LogLine;
import pitwall.protocol.rest.LogPage;
import pitwall.views.testing.Frames;

/// A server that keeps log lines in a list, and answers at once or when it is told to.
final class ScriptedLogs implements FleetLogs, LogFollowing {
    final List<LogLine> lines = new ArrayList<>();
    final List<LogWish> asked = new ArrayList<>();
    final List<Follower> followers = new ArrayList<>();
    boolean reachable = true;
    Answer.@Nullable Refused<LogPage> refusal;
    boolean waits;
    private final List<Runnable> waiting = new ArrayList<>();

    /// Somebody who follows.
    record Follower(LogWish wish, Consumer<LogPiece> listener) {}

    /// One line, a second after the one before.
    LogLine write(String car, LogLevel level, String source, String message, Map<String, String> fields) {
        return write(new CarId(car), level, source, message, fields);
    }

    /// A line of the server's own log.
    LogLine say(LogLevel level, String part, String message, Map<String, String> fields) {
        return write((CarId) null, level, part, message, fields);
    }

    private LogLine write(
            @Nullable CarId car, LogLevel level, String source, String message, Map<String, String> fields) {
        long id = lines.isEmpty() ? 1 : lines.getLast().id() + 1;
        Instant at = Frames.NOW.minus(Duration.ofHours(1)).plusSeconds(id);
        LogLine line = new LogLine(id, car, at, at, 7, sequence(car), level, source, message, fields);
        lines.add(line);
        return line;
    }

    private long sequence(@Nullable CarId car) {
        return lines.stream().filter(line -> Objects.equals(line.car(), car)).count() + 1;
    }

    /// Ordinary lines of one car: every tenth a warning, every 25th an error.
    void write(String car, int count) {
        for (int i = 1; i <= count; i++) {
            LogLevel level = i % 25 == 0 ? LogLevel.ERROR : i % 10 == 0 ? LogLevel.WARN : LogLevel.INFO;
            String message = level == LogLevel.ERROR
                    ? "signature verify failed"
                    : level == LogLevel.WARN ? "retry " + i % 3 + "/3 verify" : "heartbeat " + i;
            write(car, level, i % 2 == 0 ? "update" : "power", message, Map.of("key", "7c1f", "round", "" + i % 7));
        }
    }

    /// Tells everybody who follows of the newest lines.
    void tell(int newest) {
        tell(newest, newest);
    }

    /// @param matched how many there were really
    void tell(int newest, int matched) {
        List<LogLine> last = List.copyOf(lines.subList(lines.size() - newest, lines.size()));
        long from = last.getFirst().id() - 1;
        for (Follower follower : List.copyOf(followers)) {
            List<LogLine> wanted =
                    last.stream().filter(line -> matches(follower.wish, line)).toList();
            follower.listener.accept(new LogPiece(
                    from, last.getLast().id(), wanted, wanted.size() + matched - newest, false, null, null));
        }
    }

    /// Says to everybody who follows where his tail begins.
    void begin() {
        long newest = lines.isEmpty() ? 0 : lines.getLast().id();
        for (Follower follower : List.copyOf(followers)) {
            follower.listener.accept(new LogPiece(newest, newest, List.of(), 0, true, null, null));
        }
    }

    static boolean matches(LogWish wish, LogLine line) {
        String all = (line.message() + "\n" + line.source() + "\n" + line.fields()).toLowerCase(Locale.ROOT);
        return wish.isOfServer() == (line.car() == null)
                && line.level().compareTo(wish.least()) <= 0
                && (wish.query() == null
                        || wish.query().contains("id:" + line.speaker())
                        || !wish.query().contains("id:"))
                && (wish.from() == null || !line.at().isBefore(wish.from()))
                && (wish.to() == null || !line.at().isAfter(wish.to()))
                && (wish.sources().isEmpty() || wish.sources().contains(line.source()))
                && line.fields().entrySet().containsAll(wish.fields().entrySet())
                && (wish.text() == null || all.contains(wish.text().toLowerCase(Locale.ROOT)))
                && (wish.regex() == null
                        || com.google.re2j.Pattern.compile(wish.regex())
                                .matcher(all)
                                .find());
    }

    /// Whether an answer is still to be given.
    boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /// Gives the answers that wait.
    void answer() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }

    @Override
    public CompletableFuture<Answer<LogPage>> search(LogWish wish, Order order, @Nullable Long after, int limit) {
        asked.add(wish);
        if (!reachable) {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }
        if (refusal != null) {
            return CompletableFuture.completedFuture(refusal);
        }
        List<LogLine> found = new ArrayList<>(lines.stream()
                .filter(line -> matches(wish, line))
                .filter(line -> after == null || (order == Order.NEWEST ? line.id() < after : line.id() > after))
                .toList());
        if (order == Order.NEWEST) {
            java.util.Collections.reverse(found);
        }
        boolean more = found.size() > limit;
        List<LogLine> page = found.subList(0, Math.min(limit, found.size()));
        Answer<LogPage> answer = new Answer.Given<>(new LogPage(
                page,
                more ? page.getLast().id() : null,
                false,
                null,
                lines.size(),
                lines.stream()
                        .filter(line -> wish.isOfServer() == (line.car() == null))
                        .findFirst()
                        .map(LogLine::at)
                        .orElse(null)));
        if (!waits) {
            return CompletableFuture.completedFuture(answer);
        }
        CompletableFuture<Answer<LogPage>> later = new CompletableFuture<>();
        waiting.add(() -> later.complete(answer));
        return later;
    }

    @Override
    public CompletableFuture<Answer<LogHistogram>> histogram(LogWish wish, int buckets) {
        List<LogLine> found = lines.stream().filter(line -> matches(wish, line)).toList();
        if (!reachable || refusal != null || found.isEmpty()) {
            return CompletableFuture.completedFuture(new Answer.Unanswered<>());
        }
        Instant from = found.getFirst().at();
        Duration width =
                Duration.between(from, found.getLast().at()).dividedBy(buckets).plusMillis(1);
        long[][] counts = new long[buckets][4];
        found.forEach(line -> counts[(int) (Duration.between(from, line.at()).toMillis() / width.toMillis())][
                line.level().ordinal()]++);
        List<LogHistogram.Bucket> all = new ArrayList<>();
        for (int i = 0; i < buckets; i++) {
            all.add(new LogHistogram.Bucket(
                    from.plus(width.multipliedBy(i)), counts[i][0], counts[i][1], counts[i][2], counts[i][3]));
        }
        return CompletableFuture.completedFuture(new Answer.Given<>(
                new LogHistogram(from, from.plus(width.multipliedBy(buckets)), width, all, found.size(), true, null)));
    }

    @Override
    public CompletableFuture<ExportOutcome> export(LogWish wish, Order order, Form form, Path file) {
        asked.add(wish);
        return CompletableFuture.completedFuture(new ExportOutcome.Saved(file, 4_711));
    }

    @Override
    public LogTail follow(LogWish wish, Consumer<LogPiece> listener) {
        Follower follower = new Follower(wish, listener);
        followers.add(follower);
        return () -> followers.remove(follower);
    }
}
