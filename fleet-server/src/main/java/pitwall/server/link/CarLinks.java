package pitwall.server.link;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import pitwall.fleet.CarId;
import pitwall.fleet.LogEntry;
import pitwall.protocol.CarServerFrame;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.Protocol;
import pitwall.server.audit.AuditParts;
import pitwall.server.live.CarChange;
import pitwall.server.live.EventLog;
import pitwall.server.live.LoggedBatch;
import pitwall.server.logs.LogGate;
import pitwall.server.logs.LogIntake;
import pitwall.server.logs.LogParts;
import pitwall.server.registry.CarRegistry;
import pitwall.server.registry.Farewell;
import pitwall.server.registry.FleetWriter;

/// All connections of cars. Thread-safe. One car has one connection that counts: the newest.
public final class CarLinks implements EventLog.Follower {
    private static final long HELLO_TIME = Duration.ofSeconds(10).toNanos();

    final FleetWriter writer;
    final FrontDesk desk;
    final Report report;
    final LogIntake intake;
    final LogGate gate;
    final FrameCodec codec;
    final InstantSource clock;
    final Duration heartbeat;
    private volatile CarListener listener = CarListener.NOBODY;
    private volatile ReadingsListener readings = ReadingsListener.NOBODY;
    private final ConcurrentHashMap<CarId, CarLink> current = new ConcurrentHashMap<>();
    private final Set<CarLink> waiting = ConcurrentHashMap.newKeySet();
    private final LongAdder heard = new LongAdder();
    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

    /// @param enrolmentKeyHash hash of the key that lets unknown cars in
    /// @param audit takes enrolments and refusals
    /// @param heartbeat how often cars shall report
    public CarLinks(
            FleetWriter writer,
            CarRegistry registry,
            LogParts logs,
            String enrolmentKeyHash,
            AuditParts audit,
            Duration heartbeat,
            InstantSource clock) {
        this.writer = writer;
        this.desk = new FrontDesk(registry, enrolmentKeyHash, audit);
        this.report = new Report(registry, this::listener, this::readings);
        this.intake = logs.intake();
        this.gate = logs.gate();
        this.codec = new FrameCodec();
        this.heartbeat = heartbeat;
        this.clock = clock;
    }

    /// Lets somebody follow what cars say. Before the first car comes.
    public void follow(CarListener follower) {
        listener = follower;
    }

    CarListener listener() {
        return listener;
    }

    /// Lets somebody have all that cars measure. Before the first car comes.
    public void measure(ReadingsListener follower) {
        readings = follower;
    }

    ReadingsListener readings() {
        return readings;
    }

    /// Tells a car something if it is there.
    public void tell(CarId car, CarServerFrame frame) {
        CarLink link = current.get(car);
        if (link != null) {
            link.tell(frame);
        }
    }

    /// Begins a conversation with whoever opened the link of a car.
    public CarLink open(CarId car, LinkSocket socket) {
        CarLink link = new CarLink(this, car, socket);
        waiting.add(link);
        link.challenge();
        return link;
    }

    /// Makes a link the one that counts for its car; the one before it is closed.
    void claim(CarLink link) {
        waiting.remove(link);
        CarLink older = current.put(link.car(), link);
        if (older != null && older != link) {
            older.end("FENCED", "A newer connection of this car took over.", Protocol.CLOSE_FENCED);
        }
        if (link.isOver()) {
            closed(link);
        }
    }

    boolean isCurrent(CarLink link) {
        return current.get(link.car()) == link;
    }

    void closed(CarLink link) {
        waiting.remove(link);
        current.remove(link.car(), link);
    }

    /// A frame of a car was taken.
    void heard() {
        heard.increment();
    }

    /// A link was ended because of what came over it.
    void refused(String code) {
        refusals.computeIfAbsent(code, name -> new LongAdder()).increment();
    }

    /// Frames that cars sent since the start.
    public long framesHeard() {
        return heard.sum();
    }

    /// How often a link was ended since the start, by the reason.
    public Map<String, Long> refusals() {
        return refusals.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }

    /// Cars that are connected and known.
    public int size() {
        return current.size();
    }

    /// Ends links that never said who they are. Called every second or so.
    public void tick() {
        endSpeechless(System.nanoTime());
    }

    /// One whose hello waits for the writer stays, however busy that is: turned away it would only come again, and make
    /// more of the work that it waits for.
    ///
    /// @param now as [System#nanoTime]
    void endSpeechless(long now) {
        for (CarLink link : waiting) {
            if (link.isSpeechless() && now - link.openedAt() > HELLO_TIME) {
                waiting.remove(link);
                link.end("NO_HELLO", "No hello came within 10 s.", Protocol.CLOSE_BAD_FRAME);
            }
        }
    }

    /// Lets logs say which lines were turned away. Called every second or so.
    public void noteDroppedLines() {
        Map<CarId, LogEntry> notes = gate.notes();
        if (!notes.isEmpty()) {
            CompletableFuture<?> unused = writer.submit(draft -> {
                notes.forEach((car, note) -> {
                    if (draft.car(car).isPresent()) {
                        draft.log(car, draft.mark(car).boot(), note);
                    }
                });
                return notes.size();
            });
        }
    }

    @Override
    public void onBatch(LoggedBatch batch) {
        for (CarChange change : batch.changes()) {
            CarLink link = change.has(CarChange.Part.REMOVED) ? current.get(change.id()) : null;
            if (link != null) {
                link.end("GONE", "The car was removed.", Protocol.CLOSE_IDENTITY);
            }
        }
    }

    /// Sends everybody away because the server stops.
    public void drain() {
        Farewell farewell = new Farewell(current.size() + waiting.size(), new SplittableRandom());
        current.values().forEach(link -> link.leave(Protocol.CLOSE_GOING_AWAY, farewell.words()));
        waiting.forEach(link -> link.leave(Protocol.CLOSE_GOING_AWAY, farewell.words()));
    }
}
