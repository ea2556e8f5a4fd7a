package pitwall.views.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;

/// Finds cars by id and name. Built once for each palette, away from the FX thread, and immutable, so that an answer
/// cannot change while somebody reads it. Thread-safe. `checks/benchmarks` measures it (`palette`).
public final class CarIndex {
    /// Knows no car.
    public static final CarIndex EMPTY = of(FleetSnapshot.EMPTY);

    private final Car[] cars;
    private final String[] ids;
    private final String[] names;

    private CarIndex(Car[] cars, String[] ids, String[] names) {
        this.cars = cars;
        this.ids = ids;
        this.names = names;
    }

    /// An index of all cars of a picture.
    public static CarIndex of(FleetSnapshot snapshot) {
        Car[] cars = new Car[snapshot.size()];
        String[] ids = new String[cars.length];
        String[] names = new String[cars.length];
        int count = 0;
        for (int slot = 0; slot < snapshot.slots() && count < cars.length; slot++) {
            Car car = snapshot.at(slot);
            if (car != null) {
                cars[count] = car;
                ids[count] = car.id().value().toLowerCase(Locale.ROOT);
                names[count++] = car.info().name().toLowerCase(Locale.ROOT);
            }
        }
        return new CarIndex(cars, ids, names);
    }

    int size() {
        return cars.length;
    }

    /// The car of exactly that id.
    Optional<Car> find(String id) {
        for (Car car : cars) {
            if (car.id().value().equals(id)) {
                return Optional.of(car);
            }
        }
        return Optional.empty();
    }

    /// The best matches, best first; equal ones by id. Every word of the text must be part of id or name.
    public List<Car> search(String text, int limit) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || limit <= 0) {
            return List.of();
        }
        List<String> words = MatchRank.words(wanted);
        Comparator<Hit> bestFirst = Comparator.comparingInt(Hit::rank).thenComparing(Hit::id);
        PriorityQueue<Hit> best = new PriorityQueue<>(limit + 1, bestFirst.reversed());
        for (int i = 0; i < cars.length; i++) {
            int rank = Math.min(MatchRank.of(ids[i], wanted, words), MatchRank.of(names[i], wanted, words) + 1);
            if (rank < MatchRank.NONE && (best.size() < limit || isBetter(rank, ids[i], best.element()))) {
                best.add(new Hit(rank, ids[i], cars[i]));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
        List<Hit> hits = new ArrayList<>(best);
        hits.sort(bestFirst);
        return hits.stream().map(Hit::car).toList();
    }

    /// Most cars are as good as the worst that is kept: those are told apart without keeping them first.
    private static boolean isBetter(int rank, String id, Hit worst) {
        return rank < worst.rank() || (rank == worst.rank() && id.compareTo(worst.id()) < 0);
    }

    private record Hit(int rank, String id, Car car) {}
}
