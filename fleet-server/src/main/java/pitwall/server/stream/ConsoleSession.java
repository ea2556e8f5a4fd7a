package pitwall.server.stream;

import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.Scope;
import pitwall.fleet.query.CarQuery;
import pitwall.fleet.query.QueryParse;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Frame;
import pitwall.protocol.FrameType;
import pitwall.protocol.Protocol;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.ServerFrame.ResyncReason;
import pitwall.protocol.Topic;
import pitwall.server.access.Principal;
import pitwall.server.stream.Mailbox.Letter;

/// One connection of one console. Its own virtual thread reads the mailbox and writes to the socket, one frame
/// at a time; other threads only put letters into the box.
public final class ConsoleSession {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSession.class);

    private final String id = UUID.randomUUID().toString();
    private final StreamRoom room;
    private final ConsoleSocket socket;
    private final Tails tails;
    private final Mailbox mailbox = new Mailbox();
    private final Bucket allowance = Bucket.builder()
            .addLimit(limit -> limit.capacity(100).refillGreedy(20, Duration.ofSeconds(1)))
            .build();
    private volatile Principal principal;
    private volatile long sendingSince;
    private volatile boolean open = true;
    private volatile boolean timed;
    private volatile @Nullable Outbox outbox;
    private long sentFrames;
    private long heartbeatAt = System.nanoTime();
    private final long openedAt = System.nanoTime();
    private volatile long heardAt = openedAt;

    ConsoleSession(StreamRoom room, TailSources sources, Principal principal, ConsoleSocket socket) {
        this.room = room;
        this.tails = new Tails(room, sources);
        this.principal = principal;
        this.socket = socket;
    }

    Principal principal() {
        return principal;
    }

    /// What this console was not sent yet, estimated.
    long bytesBehind() {
        Outbox current = outbox;
        return current == null ? 0 : current.bytesBehind();
    }

    /// How old the oldest change is that this console was not sent.
    Duration lag() {
        Outbox current = outbox;
        return current == null ? Duration.ZERO : current.lag();
    }

    /// True if nothing came from this console for so long; a living one pings.
    boolean isUnheard(long limitNanos) {
        return System.nanoTime() - heardAt > limitNanos;
    }

    /// Ends a connection that nobody is behind.
    void abandon() {
        open = false;
        socket.cut();
        mailbox.signal();
    }

    /// A text message arrived.
    public void onText(String text) {
        heardAt = System.nanoTime();
        if (!allowance.tryConsume(1)) {
            refuse("TOO_FAST", "More than 20 frames a second.", Protocol.CLOSE_TOO_FAST);
            return;
        }
        try {
            deliver(new Letter.Request(room.codec().readClient(text).frame()));
        } catch (BadFrameException e) {
            boolean version = e.code() == BadFrameException.Code.WRONG_VERSION;
            refuse(e.code().name(), e.sentence(), version ? Protocol.CLOSE_VERSION : Protocol.CLOSE_BAD_FRAME);
        }
    }

    /// The connection is gone.
    public void onClose() {
        open = false;
        mailbox.signal();
    }

    boolean isOpen() {
        return open;
    }

    /// True if the view of this console changes by the clock alone.
    boolean isTimed() {
        return timed;
    }

    void signal() {
        mailbox.signal();
    }

    void rights(Principal renewed) {
        principal = renewed;
        deliver(new Letter.Rights(renewed));
    }

    void leave(int code, String reason) {
        mailbox.put(new Letter.Goodbye(code, reason));
    }

    /// How long the frame under way has been under way; zero if none is.
    long stuckNanos() {
        long since = sendingSince;
        return since == 0 ? 0 : Math.max(0, System.nanoTime() - since);
    }

    /// True if nobody said hello in time.
    boolean isSpeechless(long limitNanos) {
        return sentFrames == 0 && System.nanoTime() - openedAt > limitNanos;
    }

    /// Ends a connection whose peer does not read: says why, in case it reads again, and cuts it the next time.
    void giveUp() {
        if (open) {
            open = false;
            socket.close(Protocol.CLOSE_TOO_SLOW, "no progress");
        } else {
            socket.cut();
        }
    }

    private void deliver(Letter letter) {
        if (!mailbox.put(letter)) {
            giveUp();
        }
    }

    private void refuse(String code, String message, int closeCode) {
        deliver(new Letter.Reply(refusal(code, message, null)));
        leave(closeCode, code);
    }

    private static ServerFrame.Refusal refusal(String code, String message, @Nullable Integer position) {
        return new ServerFrame.Refusal(code, message, UUID.randomUUID().toString(), position);
    }

    /// The life of the connection; returns when it is over.
    void run() {
        try {
            while (open) {
                Letter letter = mailbox.take(waitNanos());
                if (letter != null) {
                    answer(letter);
                } else {
                    advance();
                }
                tails();
                heartbeat();
            }
        } catch (IOException e) {
            LOG.debug("Console {} of {} is gone: {}", id, principal.user(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open = false;
        }
    }

    /// Nothing to wait for while there is something to send.
    private long waitNanos() {
        Outbox current = outbox;
        if (current != null && current.isBehind() || tails.isBehind()) {
            return 0;
        }
        long beat = Math.max(0, heartbeatAt + room.settings().heartbeat().toNanos() - System.nanoTime());
        return Math.min(beat, tails.waitNanos());
    }

    private void answer(Letter letter) throws IOException, InterruptedException {
        switch (letter) {
            case Letter.Request(ClientFrame frame) -> request(frame);
            case Letter.Reply(ServerFrame frame) -> send(frame);
            case Letter.Rights(Principal renewed) -> {
                Outbox current = outbox;
                if (current != null) {
                    look(current.view().as(renewed), ResyncReason.ACCESS);
                }
            }
            case Letter.Goodbye(int code, String reason) -> {
                open = false;
                socket.close(code, reason);
            }
        }
    }

    private void request(ClientFrame frame) throws IOException, InterruptedException {
        Outbox current = outbox;
        switch (frame) {
            case ClientFrame.Hello hello when current == null -> hello(hello);
            case ClientFrame.Ping(long token) -> send(new ServerFrame.Pong(token, now()));
            case ClientFrame.Hello hello -> badOrder("A console says hello once.");
            case ClientFrame.Subscribe subscribe when current != null -> subscribe(current.view(), subscribe);
            case ClientFrame.Unsubscribe unsubscribe
            when current != null -> {
                Set<Topic> left = EnumSet.noneOf(Topic.class);
                left.addAll(current.view().topics());
                left.removeAll(unsubscribe.topics());
                look(current.view().with(left, current.view().query()), ResyncReason.SUBSCRIPTION);
            }
            case ClientFrame.FollowLogs follow when current != null -> send(tails.follow(follow));
            case ClientFrame.UnfollowLogs(String tail) -> tails.unfollow(tail);
            case ClientFrame.FollowLogs follow -> badOrder("Say hello first.");
            case ClientFrame.Subscribe subscribe -> badOrder("Say hello first.");
            case ClientFrame.Unsubscribe unsubscribe -> badOrder("Say hello first.");
        }
    }

    private void badOrder(String message) throws IOException, InterruptedException {
        send(refusal("BAD_VALUE", message, null));
        open = false;
        socket.close(Protocol.CLOSE_BAD_FRAME, "BAD_VALUE");
    }

    private void hello(ClientFrame.Hello hello) throws IOException, InterruptedException {
        Optional<View> view = view(hello.topics(), hello.query());
        if (view.isEmpty()) {
            return;
        }
        Outbox next = new Outbox(room, view.get());
        ClientFrame.Resume resume = hello.resume();
        boolean resumed = resume != null && next.canResume(resume.epoch(), resume.seq());
        outbox = next;
        timed = next.dependsOnTime();
        send(welcome(next, resumed));
        if (resume != null && resumed) {
            next.resume(resume.seq());
        } else {
            snapshot(next);
        }
    }

    private void subscribe(View old, ClientFrame.Subscribe subscribe) throws IOException, InterruptedException {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        topics.addAll(old.topics());
        topics.addAll(subscribe.topics());
        Optional<View> view = view(topics, subscribe.query());
        if (view.isPresent()) {
            look(view.get(), ResyncReason.SUBSCRIPTION);
        }
    }

    /// The view that was asked for; empty after a refusal because the query has no meaning.
    private Optional<View> view(Set<Topic> topics, @Nullable String query) throws IOException, InterruptedException {
        if (query == null) {
            return Optional.of(new View(principal, topics, null));
        }
        return switch (CarQuery.parse(query)) {
            case QueryParse.Valid(CarQuery valid) ->
                Optional.of(new View(principal, topics, valid.isAll() ? null : valid));
            case QueryParse.Invalid(var error) -> {
                send(refusal("BAD_QUERY", "The query has no meaning: " + error.code() + ".", error.position()));
                yield Optional.empty();
            }
        };
    }

    /// Shows another view from now on.
    private void look(View view, ResyncReason reason) throws IOException, InterruptedException {
        Outbox next = new Outbox(room, view);
        outbox = next;
        timed = next.dependsOnTime();
        resync(next, reason);
    }

    private void resync(Outbox current, ResyncReason reason) throws IOException, InterruptedException {
        room.figures().resync(reason);
        send(new ServerFrame.Resync(reason));
        snapshot(current);
    }

    private void snapshot(Outbox current) throws IOException, InterruptedException {
        try (SharedSnapshot snapshot = current.snapshot()) {
            for (int part = 1; part <= snapshot.parts() && open; part++) {
                send(FrameType.SNAPSHOT, snapshot.body(part));
                heartbeat();
            }
        }
    }

    private void advance() throws IOException, InterruptedException {
        Outbox current = outbox;
        if (current == null || !current.isBehind()) {
            return;
        }
        if (current.isTooFarBehind()) {
            resync(current, ResyncReason.TOO_SLOW);
            return;
        }
        Optional<String> body = current.next();
        if (body.isPresent()) {
            send(FrameType.BATCH, body.get());
        }
    }

    private void tails() throws IOException, InterruptedException {
        tails.look(principal);
        for (ServerFrame.LogTail piece : tails.due()) {
            send(piece);
        }
    }

    private void heartbeat() throws IOException, InterruptedException {
        Outbox current = outbox;
        long now = System.nanoTime();
        if (now - heartbeatAt < room.settings().heartbeat().toNanos()) {
            return;
        }
        heartbeatAt = now;
        if (current != null && open) {
            send(new ServerFrame.Heartbeat(now(), current.head(), current.lag(), outside(principal.scope())));
        }
    }

    private ServerFrame.Welcome welcome(Outbox next, boolean resumed) {
        Principal reader = principal;
        StreamSettings settings = room.settings();
        return new ServerFrame.Welcome(
                id,
                next.epoch(),
                room.log().head(),
                room.log().oldest(),
                resumed,
                now(),
                settings.environment(),
                settings.simulated(),
                reader.user(),
                reader.role(),
                reader.role().capabilities(),
                reader.scope(),
                settings.heartbeat(),
                settings.freshness(),
                outside(reader.scope()));
    }

    /// How much of the fleet this person does not see; absent where that is nothing.
    private @Nullable Integer outside(Scope scope) {
        return scope.isUnlimited() ? null : room.picture().outside(scope);
    }

    private void send(ServerFrame frame) throws IOException, InterruptedException {
        send(FrameType.of(frame), room.codec().body((Frame) frame));
    }

    private void send(FrameType type, String body) throws IOException, InterruptedException {
        sentFrames++;
        room.figures().sent();
        String text = room.codec().seal(sentFrames, now(), null, type, body);
        sendingSince = System.nanoTime();
        try {
            socket.send(text);
        } finally {
            sendingSince = 0;
        }
    }

    private Instant now() {
        return room.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
