package pitwall.server.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.query.QueryContext;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;
import pitwall.server.live.Changes;
import pitwall.server.live.Cut;
import pitwall.server.live.EventLog;
import pitwall.server.live.LivePicture;
import pitwall.server.live.LoggedBatch;

/// What one console has been sent and what comes next. It holds no queue: it remembers how far it came in the
/// log, and the next frame is made of everything after that, merged, when the network took the one before. So a
/// slow reader costs one frame and a number. Owned by the thread of its console.
final class Outbox {
    private static final long REVISION = Duration.ofSeconds(2).toNanos();

    private final EventLog log;
    private final LivePicture picture;
    private final BatchBodies bodies;
    private final Snapshots snapshots;
    private final StreamFigures figures;
    private final FrameCodec codec;
    private final InstantSource clock;
    private final StreamSettings settings;
    private final View view;
    private final @Nullable Membership members;
    /// The last sequence whose changes were looked at; those that were not in view left no trace.
    private volatile long cursor;
    /// The last sequence the console was sent.
    private long sent;

    private long revisedAt = System.nanoTime();

    Outbox(StreamRoom room, View view) {
        this.log = room.log();
        this.picture = room.picture();
        this.bodies = room.bodies();
        this.snapshots = room.snapshots();
        this.figures = room.figures();
        this.codec = room.codec();
        this.clock = room.clock();
        this.settings = room.settings();
        this.view = view;
        this.members = view.isWhole() ? null : new Membership(view);
    }

    View view() {
        return view;
    }

    /// The epoch as this console is told.
    String epoch() {
        return log.epoch() + "." + view.kind();
    }

    /// True if everything after `seq` can be sent, and is less than a snapshot might be.
    boolean canResume(String epoch, long seq) {
        return view.isWhole() && epoch.equals(epoch()) && seq >= 0 && log.weightAfter(seq) <= settings.maxBehind();
    }

    void resume(long seq) {
        cursor = seq;
        sent = seq;
    }

    /// The newest sequence this console has been sent everything of.
    long head() {
        return cursor;
    }

    /// How old the oldest change is that was not sent yet.
    Duration lag() {
        if (cursor >= log.head()) {
            return Duration.ZERO;
        }
        Instant oldest = log.after(cursor, 0)
                .flatMap(batches -> batches.stream().findFirst())
                .map(LoggedBatch::at)
                .orElse(clock.instant());
        Duration lag = Duration.between(oldest, clock.instant());
        return lag.isNegative() ? Duration.ZERO : lag;
    }

    /// True if this view goes stale by the clock alone and the log has to move on for it.
    boolean dependsOnTime() {
        return view.dependsOnTime();
    }

    boolean isBehind() {
        return cursor < log.head();
    }

    /// What was not sent yet, at most what a reader may be behind. May be asked by any thread.
    long bytesBehind() {
        return Math.min(log.weightAfter(cursor), settings.maxBehind());
    }

    boolean isTooFarBehind() {
        return log.weightAfter(cursor) > settings.maxBehind();
    }

    /// The frames of a snapshot, made one by one as they are asked for. The outbox goes on after it.
    SharedSnapshot snapshot() {
        SharedSnapshot snapshot =
                members == null ? snapshots.whole(view, epoch(), settings.maxBehind()) : part(members);
        cursor = snapshot.seq();
        sent = snapshot.seq();
        revisedAt = System.nanoTime();
        return snapshot;
    }

    private SharedSnapshot part(Membership limited) {
        Cut cut = picture.cut();
        return snapshots.own(epoch(), cut.seq(), limited.begin(cut, context()), view);
    }

    /// The next batch frame's body; empty if nothing of what happened is in view. Only while [#isBehind] and not
    /// [#isTooFarBehind].
    Optional<String> next() {
        List<LoggedBatch> batches = log.after(cursor, Changes.FRAME_WEIGHT).orElse(List.of());
        if (batches.isEmpty()) {
            return Optional.empty();
        }
        figures.merged(batches.size());
        Membership limited = members;
        return limited == null ? whole(batches) : limited(limited, batches);
    }

    private Optional<String> whole(List<LoggedBatch> batches) {
        cursor = batches.getLast().seq();
        if (batches.stream().allMatch(batch -> batch.all().isEmpty())) {
            return Optional.empty();
        }
        String body = bodies.of(view, sent + 1, batches);
        sent = cursor;
        return Optional.of(body);
    }

    private Optional<String> limited(Membership limited, List<LoggedBatch> batches) {
        List<LoggedBatch> taken = batches;
        Optional<Cut> revision = revisionDue(batches);
        if (revision.isPresent()) {
            long end = revision.get().seq();
            taken = batches.stream().filter(batch -> batch.seq() <= end).toList();
        }
        EventWriter writer = bodies.writer(view);
        if (!taken.isEmpty()) {
            limited.follow(merged(taken), context(), writer);
            cursor = taken.getLast().seq();
        }
        revision.ifPresent(cut -> limited.revise(cut, context(), writer));
        List<FleetEvent> events = writer.events();
        if (events.isEmpty()) {
            return Optional.empty();
        }
        String body = codec.body(new ServerFrame.Batch(sent + 1, cursor, writer.causes(), events));
        sent = cursor;
        return Optional.of(body);
    }

    static Changes merged(List<LoggedBatch> batches) {
        return Changes.merged(batches.stream().map(LoggedBatch::all).toList());
    }

    /// The fleet for a look at what time changed, where that is due and the fleet is at one of these batches.
    private Optional<Cut> revisionDue(List<LoggedBatch> batches) {
        if (!view.dependsOnTime() || System.nanoTime() - revisedAt < REVISION) {
            return Optional.empty();
        }
        Cut cut = picture.cut();
        if (cut.seq() < batches.getFirst().seq()
                || cut.seq() > batches.getLast().seq()) {
            return Optional.empty();
        }
        revisedAt = System.nanoTime();
        return Optional.of(cut);
    }

    private QueryContext context() {
        return new QueryContext(clock.instant(), settings.freshness());
    }
}
