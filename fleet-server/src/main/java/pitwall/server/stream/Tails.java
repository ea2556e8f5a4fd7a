package pitwall.server.stream;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pitwall.fleet.query.QueryContext;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.rest.LogLine;
import pitwall.server.access.Principal;
import pitwall.server.live.CarChange;
import pitwall.server.live.LoggedBatch;

/// The tails of logs of one console. They read the log of changes beside the picture, at their own pace, so that a
/// flood of lines holds up nothing else. Owned by the thread of its console.
final class Tails {
    /// Tails that one console may follow at a time.
    static final int MOST = 4;

    private static final int LINES_PER_SECOND = 200;
    private static final int BURST = 400;
    private static final int LOOK = 1_000_000;
    private static final long PAUSE = Duration.ofMillis(250).toNanos();
    private static final long QUIET = Duration.ofSeconds(2).toNanos();

    private final StreamRoom room;
    private final TailSources sources;
    private final Map<String, Tail> tails = new LinkedHashMap<>();
    private final Bucket allowance = Bucket.builder()
            .addLimit(limit -> limit.capacity(BURST).refillGreedy(LINES_PER_SECOND, Duration.ofSeconds(1)))
            .build();
    private long cursor;

    Tails(StreamRoom room, TailSources sources) {
        this.room = room;
        this.sources = sources;
    }

    /// Begins to follow; the frame says where it begins, or why it does not.
    ServerFrame.LogTail follow(ClientFrame.FollowLogs wish) {
        if (tails.size() >= MOST && !tails.containsKey(wish.tail())) {
            return refused(wish.tail(), "TOO_MANY");
        }
        if (tails.isEmpty()) {
            cursor = room.log().head();
        }
        // After the cursor: a line that is stored in between is on the tail's way and below where it begins.
        return switch (Tail.read(wish, sources.places(), sources.newest().getAsLong())) {
            case Tail.Reading.Good(Tail tail) -> {
                tails.put(tail.name(), tail);
                yield tail.begun();
            }
            case Tail.Reading.Bad(String code) -> refused(wish.tail(), code);
        };
    }

    private static ServerFrame.LogTail refused(String tail, String code) {
        return new ServerFrame.LogTail(tail, 0, 0, 0, List.of(), code);
    }

    void unfollow(String tail) {
        tails.remove(tail);
    }

    /// True if there is something in the log that was not looked at.
    boolean isBehind() {
        return !tails.isEmpty() && cursor < room.log().head();
    }

    /// Looks at what is new in the log, at most at a megabyte of it.
    void look(Principal reader) {
        if (!isBehind()) {
            return;
        }
        Optional<List<LoggedBatch>> batches = room.log().after(cursor, LOOK);
        if (batches.isEmpty()) {
            tails.values().forEach(Tail::lose);
            cursor = room.log().head();
            return;
        }
        QueryContext context =
                new QueryContext(room.clock().instant(), room.settings().freshness());
        for (LoggedBatch batch : batches.get()) {
            look(batch, reader, context);
            cursor = batch.seq();
        }
    }

    private void look(LoggedBatch batch, Principal reader, QueryContext context) {
        long first = Long.MAX_VALUE;
        long last = 0;
        for (CarChange change : batch.changes()) {
            if (!change.logs().isEmpty()) {
                tails.values().forEach(tail -> tail.look(change, reader, context));
                for (LogLine line : change.logs()) {
                    first = Math.min(first, line.id());
                    last = Math.max(last, line.id());
                }
            }
        }
        if (last > 0) {
            for (Tail tail : tails.values()) {
                tail.looked(first, last);
            }
        }
    }

    /// The frames that are due now.
    List<ServerFrame.LogTail> due() {
        List<ServerFrame.LogTail> due = new ArrayList<>();
        for (Tail tail : tails.values()) {
            if (tail.hasNews() && waitNanos(tail) <= 0) {
                due.add(tail.take(
                        tail.waiting() == 0 ? 0 : (int) allowance.tryConsumeAsMuchAsPossible(tail.waiting())));
            }
        }
        return due;
    }

    /// How long until a frame is due.
    long waitNanos() {
        return tails.values().stream()
                .filter(Tail::hasNews)
                .mapToLong(Tails::waitNanos)
                .map(nanos -> Math.max(0, nanos))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static long waitNanos(Tail tail) {
        return tail.sentAt() + (tail.hasLines() ? PAUSE : QUIET) - System.nanoTime();
    }
}
