package pitwall.server.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.BadFrameException;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Envelope;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.RolloutView;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.Topic;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.AuditHead;

/// A console over a real socket, with the picture it has been sent.
public final class TestConsole implements AutoCloseable {
    private static final FrameCodec CODEC = new FrameCodec();

    private final Socket socket;
    private final Map<CarId, Car> cars = new HashMap<>();
    private final Map<CarId, UpdateProgress> updates = new HashMap<>();
    private final Map<String, RolloutView> rollouts = new HashMap<>();
    private final List<FleetEvent.News> news = new ArrayList<>();
    private final List<ServerFrame.SnapshotPart> arriving = new ArrayList<>();
    private final Map<String, AlarmView> alarms = new HashMap<>();
    private @Nullable AlarmLoad alarmLoad;
    private @Nullable AuditHead auditHead;
    private long sent;
    private long received;
    private long seq;
    private String epoch = "";

    private TestConsole(Socket socket) {
        this.socket = socket;
    }

    /// Opens the socket and says nothing.
    public static TestConsole connect(Person person) {
        return new TestConsole(
                new Socket(person.server(), "/api/v1/stream", person.tokens().accessToken()));
    }

    /// The status with which an upgrade is refused.
    public static int refusal(Person person, @Nullable String token) {
        try {
            new Socket(person.server(), "/api/v1/stream", token).cut();
            return 101;
        } catch (Socket.Refused refused) {
            return refused.status();
        }
    }

    /// Opens a stream of everything and takes the snapshot.
    public static TestConsole watch(Person person) {
        return watch(person, null);
    }

    /// Opens a limited stream and takes the snapshot.
    public static TestConsole watch(Person person, @Nullable String query) {
        TestConsole console = connect(person);
        console.send(new ClientFrame.Hello("test", null, EnumSet.allOf(Topic.class), query));
        console.take(ServerFrame.Welcome.class);
        console.takeSnapshot();
        return console;
    }

    /// Opens a stream where another one ended.
    public static TestConsole resume(Person person, TestConsole before) {
        TestConsole console = connect(person);
        console.cars.putAll(before.cars);
        console.updates.putAll(before.updates);
        console.rollouts.putAll(before.rollouts);
        console.auditHead = before.auditHead;
        console.alarms.putAll(before.alarms);
        console.alarmLoad = before.alarmLoad;
        console.seq = before.seq;
        console.send(new ClientFrame.Hello(
                "test", new ClientFrame.Resume(before.epoch, before.seq), EnumSet.allOf(Topic.class), null));
        return console;
    }

    public void send(ClientFrame frame) {
        sent++;
        String text = CODEC.encode(new Envelope<>(sent, Instant.EPOCH, null, frame));
        Contract.checkFrame(text);
        sendText(text);
    }

    public void sendText(String text) {
        socket.send(text);
    }

    /// The next frame, applied to the picture. Checks that the numbering has no hole.
    public ServerFrame next() {
        String text = socket.next();
        try {
            Envelope<ServerFrame> envelope = CODEC.readServer(text);
            received++;
            if (envelope.n() != received) {
                throw new AssertionError("expected frame " + received + ", was " + envelope.n());
            }
            apply(envelope.frame());
            return envelope.frame();
        } catch (BadFrameException e) {
            throw new AssertionError("the server sent " + text, e);
        }
    }

    /// The next frame of a kind; others before it are applied and dropped.
    public <F extends ServerFrame> F take(Class<F> type) {
        while (true) {
            ServerFrame frame = next();
            if (type.isInstance(frame)) {
                return type.cast(frame);
            }
        }
    }

    /// The requests that the next change is the effect of which has any.
    public List<String> effect() {
        while (true) {
            List<String> causes = take(ServerFrame.Batch.class).causes();
            if (causes != null) {
                return causes;
            }
        }
    }

    public void takeSnapshot() {
        ServerFrame.SnapshotPart part;
        do {
            part = take(ServerFrame.SnapshotPart.class);
        } while (part.part() < part.parts());
    }

    /// Reads on until the picture is as wanted.
    public void until(Predicate<TestConsole> wanted) {
        while (!wanted.test(this)) {
            next();
        }
    }

    /// Reads on until an event of a kind comes.
    public <E extends FleetEvent> E event(Class<E> type) {
        while (true) {
            for (FleetEvent event : take(ServerFrame.Batch.class).changes()) {
                if (type.isInstance(event)) {
                    return type.cast(event);
                }
            }
        }
    }

    private void apply(ServerFrame frame) {
        switch (frame) {
            case ServerFrame.Welcome welcome -> epoch = welcome.epoch();
            case ServerFrame.SnapshotPart part -> {
                arriving.add(part);
                if (part.part() == part.parts()) {
                    replace(part);
                }
            }
            case ServerFrame.Batch batch -> {
                if (batch.from() != seq + 1) {
                    throw new AssertionError("expected a batch from " + (seq + 1) + ", was " + batch.from());
                }
                seq = batch.seq();
                batch.changes().forEach(this::apply);
            }
            case ServerFrame.Heartbeat heartbeat -> {}
            case ServerFrame.Resync resync -> {}
            case ServerFrame.LogTail tail -> {}
            case ServerFrame.Pong pong -> {}
            case ServerFrame.Refusal refusal -> {}
        }
    }

    /// A picture replaces the one before when it is complete, never piece by piece.
    private void replace(ServerFrame.SnapshotPart last) {
        cars.clear();
        updates.clear();
        rollouts.clear();
        alarms.clear();
        for (ServerFrame.SnapshotPart part : arriving) {
            part.cars().forEach(car -> cars.put(car.id(), car));
            part.updatesIn().forEach(update -> updates.put(update.car(), update));
            part.rolloutsIn().forEach(view -> rollouts.put(view.id(), view));
            part.alarmsIn().forEach(alarm -> alarms.put(alarm.id(), alarm));
        }
        if (cars.size() != last.total()) {
            throw new AssertionError("a snapshot of " + last.total() + " cars came with " + cars.size());
        }
        auditHead = last.auditHead();
        alarmLoad = last.alarmLoad();
        arriving.clear();
        seq = last.seq();
        epoch = last.epoch();
    }

    private void apply(FleetEvent event) {
        switch (event) {
            case FleetEvent.CarCreated created -> {
                cars.put(created.car().id(), created.car());
                updates.remove(created.car().id());
            }
            case FleetEvent.CarInfoChanged info ->
                cars.computeIfPresent(info.info().id(), (id, car) -> car.with(info.info()));
            case FleetEvent.CarStatusChanged status ->
                cars.computeIfPresent(status.id(), (id, car) -> car.with(status.status()));
            case FleetEvent.CarVitalsChanged vitals ->
                cars.computeIfPresent(vitals.id(), (id, car) -> car.with(vitals.vitals()));
            case FleetEvent.CarsHeard heard ->
                heard.ids()
                        .forEach(id -> cars.computeIfPresent(
                                id, (same, car) -> car.with(car.vitals().heardAt(heard.at()))));
            case FleetEvent.CarRemoved removed -> {
                cars.remove(removed.id());
                updates.remove(removed.id());
            }
            case FleetEvent.LogAppended log -> {}
            case FleetEvent.CarUpdateChanged changed ->
                updates.put(changed.update().car(), changed.update());
            case FleetEvent.RolloutCreated created ->
                rollouts.put(created.view().id(), created.view());
            case FleetEvent.RolloutChanged changed ->
                rollouts.put(changed.view().id(), changed.view());
            case FleetEvent.RolloutRemoved removed -> rollouts.remove(removed.id());
            case FleetEvent.AuditSigned signed -> auditHead = signed.head();
            case FleetEvent.AlarmChanged(AlarmView alarm) -> alarms.put(alarm.id(), alarm);
            case FleetEvent.AlarmRemoved(String id) -> alarms.remove(id);
            case FleetEvent.AlarmLoadChanged(AlarmLoad now) -> alarmLoad = now;
            case FleetEvent.News happened -> news.add(happened);
        }
    }

    public Map<CarId, Car> cars() {
        return cars;
    }

    /// How far cars came with their newest updates.
    public Map<CarId, UpdateProgress> updates() {
        return updates;
    }

    /// Alarms that are not over, by id.
    public Map<String, AlarmView> alarms() {
        return alarms;
    }

    /// Absent where the topic is not wanted.
    public @Nullable AlarmLoad alarmLoad() {
        return alarmLoad;
    }

    public Map<String, RolloutView> rollouts() {
        return rollouts;
    }

    /// A rollout that must be there.
    public RolloutView rollout(String id) {
        RolloutView view = rollouts.get(id);
        if (view == null) {
            throw new AssertionError("the console does not see " + id);
        }
        return view;
    }

    /// Everything of a kind that was told.
    public <E extends FleetEvent.News> List<E> news(Class<E> type) {
        return news.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public Optional<AuditHead> auditHead() {
        return Optional.ofNullable(auditHead);
    }

    public boolean has(String id) {
        return cars.containsKey(new CarId(id));
    }

    /// A car that must be there.
    public Car car(String id) {
        Car car = cars.get(new CarId(id));
        if (car == null) {
            throw new AssertionError("the console does not see " + id);
        }
        return car;
    }

    public Set<CarId> ids() {
        return cars.keySet();
    }

    public long seq() {
        return seq;
    }

    public String epoch() {
        return epoch;
    }

    /// Every message as it came.
    public List<String> texts() {
        return socket.all();
    }

    /// Stops reading from the network.
    public void pause() {
        socket.pause();
    }

    /// Reads again.
    public void goOn() {
        socket.goOn();
    }

    /// Takes what is there until the server says to begin anew; batches on the way are applied.
    public ServerFrame.Resync awaitResync() {
        ServerFrame.Resync resync = take(ServerFrame.Resync.class);
        takeSnapshot();
        return resync;
    }

    public int closeCode() {
        return socket.closeCode();
    }

    public String closeReason() {
        return socket.closeReason();
    }

    public String subprotocol() {
        return socket.subprotocol();
    }

    public void cut() {
        socket.cut();
    }

    @Override
    public void close() {
        socket.cut();
    }
}
