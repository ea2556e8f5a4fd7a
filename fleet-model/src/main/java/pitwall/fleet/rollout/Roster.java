package pitwall.fleet.rollout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;

/// Where each car of a plan sits: its position over all phases, its wave and its lane. Built once for a plan and shared
/// by all states; never changes.
final class Roster {
    /// Cars of one region and model: the same windows and limits hold for them.
    record Lane(String region, String model) {}

    private final List<Target> targets = new ArrayList<>();
    private final List<Integer> waveOfCar = new ArrayList<>();
    private final List<Integer> laneOfCar = new ArrayList<>();
    private final List<Span> waves = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<CarId, Integer> positions = new HashMap<>();

    /// A wave in positions over all phases.
    record Span(int phase, boolean canary, int from, int to) {}

    Roster(RolloutPlan plan) {
        Map<Lane, Integer> laneNumbers = new HashMap<>();
        for (int phase = 0; phase < plan.phases().size(); phase++) {
            int start = targets.size();
            List<Target> cars = plan.phases().get(phase).targets();
            for (Wave wave : plan.phases().get(phase).waves()) {
                int number = waves.size();
                waves.add(new Span(phase, wave.canary(), start + wave.from(), start + wave.to()));
                for (Target target : cars.subList(wave.from(), wave.to())) {
                    positions.put(target.car(), targets.size());
                    targets.add(target);
                    waveOfCar.add(number);
                    Lane lane = new Lane(target.region(), target.model());
                    laneOfCar.add(laneNumbers.computeIfAbsent(lane, fresh -> {
                        lanes.add(fresh);
                        return lanes.size() - 1;
                    }));
                }
            }
        }
    }

    int size() {
        return targets.size();
    }

    Target target(int position) {
        return targets.get(position);
    }

    /// The position of a car; absent if it is not in the plan.
    @Nullable
    Integer position(CarId car) {
        return positions.get(car);
    }

    int waveOf(int position) {
        return waveOfCar.get(position);
    }

    int laneOf(int position) {
        return laneOfCar.get(position);
    }

    List<Lane> lanes() {
        return lanes;
    }

    List<Span> waves() {
        return waves;
    }

    int phaseOf(int position) {
        return waves.get(waveOf(position)).phase();
    }

    /// The first wave of the phase of `wave`.
    int firstWaveBeside(int wave) {
        int first = wave;
        while (first > 0 && waves.get(first - 1).phase() == waves.get(wave).phase()) {
            first--;
        }
        return first;
    }

    /// The last wave of the phase of `wave`.
    int lastWaveBeside(int wave) {
        int last = wave;
        while (last + 1 < waves.size()
                && waves.get(last + 1).phase() == waves.get(wave).phase()) {
            last++;
        }
        return last;
    }
}
