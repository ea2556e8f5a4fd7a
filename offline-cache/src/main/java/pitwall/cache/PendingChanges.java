package pitwall.cache;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetView;
import pitwall.client.SeenPicture;
import pitwall.client.SessionInfo;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Vitals;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AuditHead;

/// What was seen and is not on disk yet. Changes of the same part of a car merge, so however slow the disk is, this
/// holds at most one entry a car or rollout and a bounded number of log entries. Guarded by its owner.
final class PendingChanges {
    /// Log entries kept for a disk that is slow; older ones make room.
    static final int MAX_LOGS = 20_000;

    private boolean whole;
    private @Nullable SessionInfo session;
    private @Nullable FleetView view;
    private @Nullable Head head;
    private final Map<CarId, CarChange> cars = new LinkedHashMap<>();
    private final PendingBoard board = new PendingBoard();
    private final Deque<FleetEvent.LogAppended> logs = new ArrayDeque<>();

    /// Which state of the server's log the cache will stand for once the changes are written.
    record Head(String epoch, long sequence, Instant asOf) {}

    /// All that is new about one car. An absent part did not change.
    static final class CarChange {
        @Nullable
        Car whole;

        @Nullable
        CarInfo info;

        @Nullable
        CarStatus status;

        @Nullable
        Vitals vitals;

        @Nullable
        Instant heard;

        @Nullable
        UpdateProgress update;

        boolean removed;
    }

    void picture(SessionInfo newSession, SeenPicture picture) {
        whole = true;
        session = newSession;
        view = picture.view();
        head = new Head(picture.epoch(), picture.sequence(), picture.asOf());
        cars.clear();
        for (Car car : picture.cars()) {
            add(car);
        }
        for (UpdateProgress update : picture.updates()) {
            CarChange car = cars.get(update.car());
            if (car != null) {
                car.update = update;
            }
        }
        board.clear();
        picture.rollouts().forEach(board::put);
        board.alarms().begin(picture.alarms());
        if (picture.auditHead() != null) {
            board.signed(picture.auditHead());
        }
    }

    void changes(Head newHead, List<FleetEvent> changes) {
        head = newHead;
        for (FleetEvent change : changes) {
            apply(change);
        }
    }

    boolean isWhole() {
        return whole;
    }

    @Nullable
    SessionInfo session() {
        return session;
    }

    @Nullable
    FleetView view() {
        return view;
    }

    @Nullable
    Head head() {
        return head;
    }

    PendingBoard board() {
        return board;
    }

    Map<CarId, CarChange> cars() {
        return cars;
    }

    Deque<FleetEvent.LogAppended> logs() {
        return logs;
    }

    boolean isEmpty() {
        return head == null;
    }

    /// These changes, followed by those of `later`: used when a write failed and is tried again.
    void append(PendingChanges later) {
        if (later.whole) {
            whole = true;
            session = later.session;
            view = later.view;
            cars.clear();
            board.clear();
        }
        if (later.head != null) {
            head = later.head;
        }
        later.cars.forEach(this::merge);
        later.logs.forEach(this::addLog);
        board.append(later.board);
    }

    private void merge(CarId id, CarChange later) {
        if (later.whole != null || later.removed) {
            cars.put(id, later);
            return;
        }
        CarChange mine = change(id);
        mine.info = later.info == null ? mine.info : later.info;
        mine.status = later.status == null ? mine.status : later.status;
        mine.vitals = later.vitals == null ? mine.vitals : later.vitals;
        mine.heard = later.heard == null ? mine.heard : later.heard;
        mine.update = later.update == null ? mine.update : later.update;
    }

    private void apply(FleetEvent change) {
        switch (change) {
            case FleetEvent.CarCreated created -> add(created.car());
            case FleetEvent.CarInfoChanged changed -> change(changed.info().id()).info = changed.info();
            case FleetEvent.CarStatusChanged changed -> change(changed.id()).status = changed.status();
            case FleetEvent.CarVitalsChanged changed -> {
                CarChange car = change(changed.id());
                car.vitals = changed.vitals();
                car.heard = null;
            }
            case FleetEvent.CarsHeard heard -> heard.ids().forEach(id -> change(id).heard = heard.at());
            case FleetEvent.CarRemoved removed -> {
                CarChange gone = new CarChange();
                gone.removed = true;
                cars.put(removed.id(), gone);
            }
            case FleetEvent.LogAppended log -> addLog(log);
            case FleetEvent.CarUpdateChanged(UpdateProgress update) -> change(update.car()).update = update;
            case FleetEvent.RolloutCreated(RolloutView rollout) -> board.put(rollout);
            case FleetEvent.RolloutChanged(RolloutView rollout) -> board.update(rollout);
            case FleetEvent.RolloutRemoved(String id) -> board.remove(id);
            case FleetEvent.AuditSigned(AuditHead signed) -> board.signed(signed);
            case FleetEvent.OfAlarms alarms -> board.alarms().apply(alarms);
            case FleetEvent.News ignored -> {}
        }
    }

    private void add(Car car) {
        CarChange added = new CarChange();
        added.whole = car;
        cars.put(car.id(), added);
    }

    private CarChange change(CarId id) {
        return cars.computeIfAbsent(id, unused -> new CarChange());
    }

    private void addLog(FleetEvent.LogAppended log) {
        if (logs.size() == MAX_LOGS) {
            logs.removeFirst();
        }
        logs.addLast(log);
    }
}
