package pitwall.views.cars.map;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.AgeClass;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.HeadlineStatus;
import pitwall.fleet.Position;
import pitwall.views.cars.list.CarListing;
import pitwall.views.cars.list.ReadingTime;
import pitwall.views.map.Mercator;

/// The cars of a listing that said where they are, as plain arrays, so that 100 000 of them are drawn in no time.
/// Immutable once made, shared between threads.
final class CarPoints {
    /// A position older than this, or of a car that is offline, is where the car was.
    static final Duration OLD = Duration.ofMinutes(10);

    private static final long OLD_MILLIS = OLD.toMillis();

    static final CarPoints NONE = new CarPoints(CarListing.EMPTY, 0);

    private static final HeadlineStatus[] STATUSES = HeadlineStatus.values();
    private static final AlarmPriority[] PRIORITIES = AlarmPriority.values();

    private final CarListing listing;
    private final int[] rows;
    private final double[] x;
    private final double[] y;
    private final byte[] status;
    private final byte[] priority;
    private final boolean[] problem;
    private final boolean[] old;
    private final short[] heading;
    private final long[] ageSeconds;
    private int size;
    private volatile @Nullable Found found;

    /// Where a car was found that somebody asked for.
    private record Found(CarId id, int point) {}

    private CarPoints(CarListing listing, int most) {
        this.listing = listing;
        this.rows = new int[most];
        this.x = new double[most];
        this.y = new double[most];
        this.status = new byte[most];
        this.priority = new byte[most];
        this.problem = new boolean[most];
        this.old = new boolean[most];
        this.heading = new short[most];
        this.ageSeconds = new long[most];
    }

    static CarPoints of(CarListing listing, FleetSnapshot snapshot, ReadingTime time) {
        CarPoints points = new CarPoints(listing, listing.size());
        long now = time.now().toEpochMilli();
        for (int row = 0; row < listing.size(); row++) {
            Car car = listing.car(row, snapshot);
            Position position = car == null ? null : car.vitals().position();
            if (car != null && position != null) {
                points.add(row, car, position, time, now);
            }
        }
        return points;
    }

    private void add(int row, Car car, Position position, ReadingTime time, long now) {
        long age = now - position.at().toEpochMilli();
        HeadlineStatus headline = time.headline(car);
        rows[size] = row;
        x[size] = Mercator.x(position.longitude()) % 1;
        y[size] = Mercator.y(position.latitude());
        status[size] = (byte) headline.ordinal();
        priority[size] =
                (byte) car.priority().map(each -> each.ordinal() + 1).orElse(0).intValue();
        problem[size] = priority[size] > 0 || headline.isProblem();
        old[size] = age > OLD_MILLIS || time.age(car) == AgeClass.OFFLINE;
        heading[size] = (short) position.headingDegrees();
        ageSeconds[size] = Math.max(0, age / 1_000);
        size++;
    }

    int size() {
        return size;
    }

    /// How many cars of the listing never said where they are.
    int unplaced() {
        return listing.size() - size;
    }

    /// How many cars the listing has.
    int listed() {
        return listing.size();
    }

    CarId id(int point) {
        return listing.id(rows[point]);
    }

    /// As in [Mercator].
    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    double[] xs() {
        return Arrays.copyOf(x, size);
    }

    double[] ys() {
        return Arrays.copyOf(y, size);
    }

    HeadlineStatus status(int point) {
        return STATUSES[status[point]];
    }

    Optional<AlarmPriority> priority(int point) {
        return priority[point] == 0 ? Optional.empty() : Optional.of(PRIORITIES[priority[point] - 1]);
    }

    /// True where the car is not known to be there still.
    boolean isOld(int point) {
        return old[point];
    }

    /// Degrees clockwise from north.
    int heading(int point) {
        return heading[point];
    }

    Duration age(int point) {
        return Duration.ofSeconds(ageSeconds[point]);
    }

    /// The smaller, the more somebody must act: first by alarm, then as in "problems first".
    int severity(int point) {
        int alarm = priority[point] == 0 ? PRIORITIES.length : priority[point] - 1;
        return alarm * STATUSES.length + status[point];
    }

    boolean isProblem(int point) {
        return problem[point];
    }

    /// What the point looks like, as a number below [#LOOKS].
    int look(int point) {
        return look(status[point], priority[point]);
    }

    static final int LOOKS = STATUSES.length * (PRIORITIES.length + 1);

    private static int look(int status, int priority) {
        return status * (PRIORITIES.length + 1) + priority;
    }

    static HeadlineStatus lookStatus(int look) {
        return STATUSES[look / (PRIORITIES.length + 1)];
    }

    static Optional<AlarmPriority> lookPriority(int look) {
        int alarm = look % (PRIORITIES.length + 1);
        return alarm == 0 ? Optional.empty() : Optional.of(PRIORITIES[alarm - 1]);
    }

    /// The point of a car; -1 where it is not on the map. Looks at every point, but remembers the answer: the selected
    /// car is asked for again and again.
    int indexOf(CarId id) {
        Found before = found;
        if (before == null || !before.id().equals(id)) {
            before = new Found(id, search(id));
            found = before;
        }
        return before.point();
    }

    private int search(CarId id) {
        for (int i = 0; i < size; i++) {
            if (id(i).equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
