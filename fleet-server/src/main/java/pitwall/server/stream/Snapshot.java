package pitwall.server.stream;

import java.util.ArrayList;
import java.util.List;
import pitwall.fleet.Car;
import pitwall.protocol.ServerFrame;
import pitwall.server.live.CarChange;

/// A consistent picture, cut into parts that fit a frame each. Holds references only; a part is built when it
/// is asked for.
final class Snapshot {
    private static final int PART_WEIGHT = CarChange.MAX_WEIGHT;

    private final String epoch;
    private final long seq;
    private final List<Car> cars;
    private final boolean exact;
    private final List<Integer> starts = new ArrayList<>();

    Snapshot(String epoch, long seq, List<Car> cars, boolean exact) {
        this.epoch = epoch;
        this.seq = seq;
        this.cars = cars;
        this.exact = exact;
        cut();
    }

    private void cut() {
        starts.add(0);
        int weight = 0;
        for (int i = 0; i < cars.size(); i++) {
            int own = CarChange.weight(cars.get(i));
            if (weight + own > PART_WEIGHT && i > starts.getLast()) {
                starts.add(i);
                weight = 0;
            }
            weight += own;
        }
    }

    long seq() {
        return seq;
    }

    int parts() {
        return starts.size();
    }

    /// @param part from 1 to [#parts]
    ServerFrame.SnapshotPart part(int part) {
        int from = starts.get(part - 1);
        int to = part < starts.size() ? starts.get(part) : cars.size();
        List<Car> piece = cars.subList(from, to);
        List<Car> seen = exact ? piece : piece.stream().map(Coarse::car).toList();
        return new ServerFrame.SnapshotPart(epoch, seq, part, parts(), cars.size(), seen);
    }
}
