package pitwall.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.Freshness.Trouble;
import pitwall.client.SequenceGuard.Step;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.Topic;

/// Follows one fleet: takes what an [EventSource] delivers, keeps the picture, publishes frames. Owned by the
/// `pitwall-fleet` thread; everything it does follows from the events and the clock it is given.
final class FleetLoop {
    private static final Logger LOG = LoggerFactory.getLogger(FleetLoop.class);
    private static final FrameCodec CODEC = new FrameCodec();

    private final FleetSettings settings;
    private final FleetOutlets outlets;
    private final InstantSource time;

    private final SteadyClock clock;
    private final Conversation talk;
    private final LagMeter lag;
    private final ModeTimeline timeline;
    private final LinkMeter meter;
    private final LinkKeeper keeper;
    private final ViewKeeper views;
    private final SequenceGuard guard = new SequenceGuard();
    private final FleetPicture picture = new FleetPicture();
    private final FramePress press;
    private final LogTails tails;
    private final CatchUp catchUp;
    private final MissingChanges missing;

    private final ArrivingPicture staged = new ArrivingPicture();
    private @Nullable SessionInfo session;
    private @Nullable Instant asOf;
    private boolean trustsSequence = true;

    /// @param inbox takes the source's events; each must come back through [#handle]
    FleetLoop(
            FleetSettings settings,
            EventSource source,
            FleetOutlets outlets,
            RandomGenerator random,
            InstantSource time,
            Consumer<LinkEvent> inbox) {
        this.settings = settings;
        this.outlets = outlets;
        this.time = time;
        clock = new SteadyClock(time.instant());
        talk = new Conversation(source, clock);
        lag = new LagMeter(clock);
        timeline = new ModeTimeline(clock, lag);
        meter = new LinkMeter(clock);
        keeper = new LinkKeeper(source, inbox, new Backoff(random), clock, timeline);
        views = new ViewKeeper(settings.view());
        press = new FramePress(picture, clock, outlets.sink());
        tails = new LogTails(talk);
        catchUp = new CatchUp(timeline);
        missing = new MissingChanges(meter);
    }

    /// Shows what is remembered, if anything is, and begins to connect.
    void start(@Nullable RememberedFleet remembered) {
        clock.advance(time.instant());
        if (remembered != null) {
            SeenPicture seen = remembered.picture();
            picture.replace(seen.cars(), seen.updates(), seen.rollouts(), seen.auditHead(), seen.alarms());
            views.remembered(seen.view());
            guard.remember(seen.epoch(), seen.sequence());
            session = remembered.session();
            asOf = remembered.asOf();
            remembered.logs().forEach(log -> press.log(log.car(), log.entry()));
        }
        keeper.connect();
    }

    /// Looks at the clock: time-outs, pings, and a frame where one is due.
    void tick() {
        advance();
        if (keeper.update()) {
            talk.ping();
        }
        timeline.update();
        meter.update(timeline.isInStep() ? lag.lag() : null);
        Freshness freshness = timeline.freshness(asOf);
        if (press.isDue(freshness)) {
            press.press(
                    guard.epoch(),
                    guard.sequence(),
                    freshness,
                    session,
                    asOf,
                    talk.serverClock(),
                    meter.status(talk.serverClock().roundTrip()));
        }
    }

    /// Takes the next event.
    void handle(LinkEvent event) {
        advance();
        if (!keeper.isCurrent(event)) {
            return;
        }
        switch (event) {
            case LinkEvent.Opened ignored -> greet();
            case LinkEvent.Arrived arrived -> arrived(arrived);
            case LinkEvent.Ended ended -> keeper.ended(ended.trouble(), ended.comeBack());
            case LinkEvent.Overflowed ignored -> keeper.renew("this computer was behind and threw messages away");
        }
    }

    /// Connects now instead of waiting.
    void retryNow() {
        keeper.connect();
    }

    /// Asks for a fresh snapshot whatever there is.
    void resync() {
        if (isWelcome()) {
            ask();
            return;
        }
        distrust("a fresh snapshot was wanted");
        keeper.connect();
    }

    /// Shows nothing any more until the next whole picture.
    void forget() {
        picture.replace(List.of());
        guard.forget();
        distrust("what was seen is to go");
    }

    /// Asks for another view; the present picture stays until the first of the new view is complete.
    void subscribe(FleetView view) {
        FleetView before = views.wanted();
        views.want(view);
        if (isWelcome()) {
            Set<Topic> ended = new HashSet<>(before.topics());
            ended.removeAll(view.topics());
            FleetView present = before;
            if (!ended.isEmpty()) {
                present = before.without(ended);
                views.asked(present);
                talk.say(new ClientFrame.Unsubscribe(ended));
            }
            if (!present.equals(view)) {
                ask();
            }
        } else if (keeper.isOpen()) {
            keeper.renew("another view was wanted before the server answered");
        }
    }

    /// The tails of logs that somebody follows.
    LogTails tails() {
        return tails;
    }

    /// What is here may be wrong: the next picture comes from a snapshot.
    void distrust(String why) {
        trustsSequence = false;
        if (keeper.isOpen()) {
            keeper.renew(why);
        }
    }

    void stop() {
        keeper.stop();
    }

    private boolean isWelcome() {
        return keeper.isOpen() && talk.isWelcome();
    }

    private void advance() {
        if (clock.advance(time.instant())) {
            talk.clockJumped();
            keeper.slept();
        }
    }

    private void greet() {
        keeper.opened();
        guard.connected();
        staged.clear();
        meter.connected();
        boolean resumes = trustsSequence && views.mayResume();
        views.greeted();
        FleetView view = views.wanted();
        talk.greet(new ClientFrame.Hello(
                settings.program(), resumes ? guard.resume().orElse(null) : null, view.topics(), view.query()));
    }

    private void ask() {
        views.asked(views.wanted());
        talk.say(new ClientFrame.Subscribe(
                views.wanted().topics(), views.wanted().query()));
    }

    private void arrived(LinkEvent.Arrived arrived) {
        keeper.heard();
        meter.received(arrived.text());
        try {
            judge(CODEC.readServer(arrived.text()), arrived.at());
        } catch (BadFrameException e) {
            bad(e);
        }
    }

    private void bad(BadFrameException e) {
        switch (e.code()) {
            case WRONG_VERSION -> keeper.halt(Trouble.INCOMPATIBLE);
            case UNKNOWN_TYPE -> guard.skip();
            case NOT_JSON, TOO_LARGE, TOO_DEEP, DUPLICATE_KEY, UNKNOWN_FIELD, BAD_VALUE -> {
                LOG.warn("The server sent something unreadable", e);
                distrust("unreadable message");
            }
        }
    }

    private void judge(Envelope<ServerFrame> message, Instant arrivedAt) {
        switch (guard.check(message)) {
            case Step.Next() -> {
                apply(message, arrivedAt);
                String correlation = message.correlation();
                if (correlation != null) {
                    outlets.effects().accept(correlation);
                }
            }
            case Step.Duplicate() -> LOG.debug("Message {} was here before", message.n());
            case Step.Resume(long from) -> keeper.renew("message " + message.n() + " does not follow; from " + from);
        }
    }

    private void apply(Envelope<ServerFrame> message, Instant arrivedAt) {
        switch (message.frame()) {
            case ServerFrame.Welcome welcome -> welcome(welcome, arrivedAt);
            case ServerFrame.SnapshotPart part -> part(part, message.ts(), arrivedAt);
            case ServerFrame.Batch batch -> batch(batch, message.ts(), arrivedAt);
            case ServerFrame.Heartbeat beat -> heartbeat(beat, message.ts(), arrivedAt);
            case ServerFrame.Resync resync -> announced(resync.reason());
            case ServerFrame.LogTail piece -> tails.arrived(piece);
            case ServerFrame.Pong pong -> pong(pong, message.ts(), arrivedAt);
            case ServerFrame.Refusal refusal -> {
                LOG.warn("The server refused: {} {} ({})", refusal.code(), refusal.message(), refusal.correlation());
                refused();
            }
        }
    }

    /// Only a view can be refused. Where it was part of the hello nothing else will come, so all cars are better than
    /// none.
    private void refused() {
        if (isWelcome()) {
            views.refused();
        } else if (views.wanted().query() != null) {
            views.want(new FleetView(views.wanted().topics(), null));
            keeper.renew("the server did not take the query");
        }
    }

    private void welcome(ServerFrame.Welcome welcome, Instant arrivedAt) {
        SessionInfo next = SessionInfo.of(settings.server(), welcome);
        boolean sameRights = session != null && session.seesTheSameAs(next);
        if (welcome.resumed() && !sameRights) {
            distrust("the picture was made with other rights");
            return;
        }
        talk.welcomed(welcome, arrivedAt);
        tails.welcomed();
        if (session != null && !sameRights) {
            picture.replace(List.of());
            guard.forget();
        }
        missing.since(!welcome.resumed() && sameRights && guard.epoch() != null ? asOf : null);
        session = next;
        lag.connected(welcome.heartbeat());
        catchUp.welcomed(welcome.resumed(), guard.sequence(), welcome.head(), picture.size());
        if (welcome.resumed()) {
            caughtUp(guard.sequence());
        }
    }

    private void announced(ServerFrame.ResyncReason reason) {
        staged.clear();
        switch (reason) {
            case SUBSCRIPTION -> views.announced();
            case TOO_SLOW -> {
                lag.sampled();
                missing.since(asOf);
                timeline.resyncing(0, picture.size());
            }
            case TOO_OLD -> {
                missing.stillSince(asOf);
                timeline.resyncing(0, picture.size());
            }
            case ACCESS -> distrust("the rights changed");
        }
    }

    private void part(ServerFrame.SnapshotPart part, Instant ts, Instant arrivedAt) {
        staged.add(part);
        if (!timeline.isInStep()) {
            timeline.resyncing(staged.size(), part.total());
        }
        if (part.part() < part.parts()) {
            return;
        }
        views.replaced();
        SeenPicture seen = staged.seen(views.shown(), part.epoch(), part.seq(), ts);
        picture.replace(seen.cars(), seen.updates(), seen.rollouts(), seen.auditHead(), seen.alarms());
        staged.clear();
        trustsSequence = true;
        timeline.inStep();
        keeper.settled();
        missing.replacedAt(ts);
        asOf = ts;
        applied(ts, arrivedAt);
        if (session != null && views.isWhole()) {
            outlets.recorder().picture(session, seen);
        }
    }

    private void batch(ServerFrame.Batch batch, Instant ts, Instant arrivedAt) {
        for (FleetEvent change : batch.changes()) {
            picture.apply(change);
            if (change instanceof FleetEvent.LogAppended(var car, var entry)) {
                press.log(car, entry);
            }
            if (change instanceof FleetEvent.News happened) {
                press.news(happened);
                outlets.written(happened);
            }
        }
        List<String> causes = batch.causes();
        if (causes != null) {
            causes.forEach(outlets.effects());
        }
        caughtUp(batch.seq());
        applied(ts, arrivedAt);
        String epoch = guard.epoch();
        if (epoch != null && views.isWhole()) {
            outlets.recorder().changes(epoch, batch.seq(), ts, batch.changes());
        }
    }

    private void heartbeat(ServerFrame.Heartbeat beat, Instant ts, Instant arrivedAt) {
        session = session == null ? null : session.withOutsideScope(beat.outsideScope());
        if (guard.isFlowing()) {
            caughtUp(beat.head());
            applied(ts, arrivedAt);
            outlets.recorder().unchanged(ts);
        }
        lag.reported(beat.lag());
    }

    private void pong(ServerFrame.Pong pong, Instant ts, Instant arrivedAt) {
        talk.answered(pong, arrivedAt);
        if (guard.isFlowing()) {
            applied(ts, arrivedAt);
        }
    }

    private void caughtUp(long sequence) {
        if (catchUp.reached(sequence)) {
            keeper.settled();
        }
    }

    private void applied(Instant ts, Instant arrivedAt) {
        if (asOf == null || ts.isAfter(asOf)) {
            asOf = ts;
        }
        Duration age = Duration.between(ts, clock.wall().plus(talk.serverClock().ahead()));
        lag.applied(age, Duration.between(arrivedAt, clock.wall()));
    }
}
