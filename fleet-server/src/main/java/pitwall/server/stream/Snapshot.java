package pitwall.server.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.Precision;
import pitwall.fleet.audit.SignedHead;
import pitwall.protocol.AlarmLoad;
import pitwall.protocol.RolloutView;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.UpdateProgress;
import pitwall.protocol.rest.AlarmView;
import pitwall.protocol.rest.AuditHead;
import pitwall.server.audit.AuditRecords;
import pitwall.server.live.AlarmNews;
import pitwall.server.live.CarChange;
import pitwall.server.live.Changes;
import pitwall.server.live.Cut;
import pitwall.server.live.RolloutChange;
import pitwall.server.live.RolloutPicture;

/// A consistent picture, cut into parts that fit a frame each. Holds references only; a part is built when it
/// is asked for. Cars come first, then rollouts, then alarms.
final class Snapshot {
    private static final int PART_WEIGHT = Changes.FRAME_WEIGHT;

    private final String epoch;
    private final long seq;
    private final Content content;
    private final Precision precision;
    private final List<Piece> pieces = new ArrayList<>();

    /// What one reader sees of a cut.
    ///
    /// @param auditHead absent where there is none, or the reader did not ask
    /// @param alarmLoad absent where the reader did not ask
    record Content(
            List<Car> cars,
            Map<CarId, UpdateProgress> updates,
            List<RolloutView> rollouts,
            @Nullable AuditHead auditHead,
            List<AlarmView> alarms,
            @Nullable AlarmLoad alarmLoad) {
        /// @param rollouts those in view
        static Content of(Cut cut, List<RolloutView> rollouts, View view) {
            SignedHead head = cut.auditHead();
            return new Content(
                    view.hasCars() ? cut.cars() : List.of(),
                    view.hasRollouts() && view.hasCars() ? cut.updates() : Map.of(),
                    rollouts,
                    head == null || !view.hasAudit() ? null : AuditRecords.head(head),
                    view.hasAlarms() ? cut.alarms().stream().filter(view::sees).toList() : List.of(),
                    view.hasAlarms() ? cut.alarmLoad() : null);
        }

        /// Everything that a reader of the whole fleet wants.
        static Content whole(Cut cut, View view) {
            List<RolloutView> rollouts = view.hasRollouts()
                    ? cut.rollouts().stream().map(RolloutPicture::whole).toList()
                    : List.of();
            return of(cut, rollouts, view);
        }
    }

    /// Where a part begins and ends.
    private record Piece(int cars, int carsEnd, int rollouts, int rolloutsEnd, int alarms, int alarmsEnd) {}

    Snapshot(String epoch, long seq, Content content, Precision precision) {
        this.epoch = epoch;
        this.seq = seq;
        this.content = content;
        this.precision = precision;
        cut();
    }

    private void cut() {
        int weight = 0;
        int firstCar = 0;
        int cars = content.cars().size();
        for (int i = 0; i < cars; i++) {
            Car car = content.cars().get(i);
            int own = CarChange.weight(car) + (content.updates().containsKey(car.id()) ? CarChange.UPDATE_WEIGHT : 0);
            if (weight + own > PART_WEIGHT && i > firstCar) {
                pieces.add(new Piece(firstCar, i, 0, 0, 0, 0));
                firstCar = i;
                weight = 0;
            }
            weight += own;
        }
        int firstRollout = 0;
        for (int i = 0; i < content.rollouts().size(); i++) {
            int own = RolloutChange.weight(content.rollouts().get(i));
            if (weight + own > PART_WEIGHT && weight > 0) {
                pieces.add(new Piece(firstCar, cars, firstRollout, i, 0, 0));
                firstCar = cars;
                firstRollout = i;
                weight = 0;
            }
            weight += own;
        }
        int rollouts = content.rollouts().size();
        int firstAlarm = 0;
        for (int i = 0; i < content.alarms().size(); i++) {
            int own = AlarmNews.weight(content.alarms().get(i));
            if (weight + own > PART_WEIGHT && weight > 0) {
                pieces.add(new Piece(firstCar, cars, firstRollout, rollouts, firstAlarm, i));
                firstCar = cars;
                firstRollout = rollouts;
                firstAlarm = i;
                weight = 0;
            }
            weight += own;
        }
        pieces.add(new Piece(
                firstCar,
                cars,
                firstRollout,
                rollouts,
                firstAlarm,
                content.alarms().size()));
    }

    long seq() {
        return seq;
    }

    int parts() {
        return pieces.size();
    }

    /// @param part from 1 to [#parts]
    ServerFrame.SnapshotPart part(int part) {
        Piece piece = pieces.get(part - 1);
        List<Car> cars = content.cars().subList(piece.cars(), piece.carsEnd());
        return new ServerFrame.SnapshotPart(
                epoch,
                seq,
                part,
                parts(),
                content.cars().size(),
                cars.stream().map(car -> Coarse.car(car, precision)).toList(),
                cars.stream()
                        .flatMap(car -> Optional.ofNullable(content.updates().get(car.id())).stream())
                        .toList(),
                content.rollouts().subList(piece.rollouts(), piece.rolloutsEnd()),
                part == parts() ? content.auditHead() : null,
                content.alarms().subList(piece.alarms(), piece.alarmsEnd()),
                part == parts() ? content.alarmLoad() : null);
    }
}
