package pitwall.cache;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pitwall.client.SessionInfo;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.LogEntry;
import pitwall.fleet.LogLevel;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.Vitals;
import pitwall.protocol.FleetEvent;

/// Small fleets for the tests of this room.
final class CacheFixture {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final SessionInfo SESSION = new SessionInfo(
            "http://127.0.0.1:8080",
            "SIM",
            true,
            "a.huber",
            Role.OPERATOR,
            Role.OPERATOR.capabilities(),
            Scope.ALL,
            FreshnessPolicy.DEFAULT);

    private CacheFixture() {}

    static List<Car> fleet(int size) {
        return IntStream.range(0, size).mapToObj(CacheFixture::car).toList();
    }

    static CarId id(int number) {
        return new CarId("WBA-%05d".formatted(number));
    }

    static Car car(int number) {
        CarInfo info = new CarInfo(
                id(number),
                "Car " + number,
                "munich",
                "i4",
                number % 4,
                "agent-" + number,
                null,
                Map.of("owner", "workshop-" + number),
                NOON,
                1);
        return new Car(info, CarStatus.neverSeen("4.2.1", NOON), vitals(number % 100, NOON));
    }

    static Vitals vitals(int battery, @Nullable Instant heard) {
        return new Vitals(heard, null, 0, battery, false, null, 40, 10, 20, 30, 90, 1000L);
    }

    static FleetEvent.LogAppended log(int car, int number) {
        return new FleetEvent.LogAppended(
                id(car),
                new LogEntry(
                        NOON.plusSeconds(number), NOON, number, LogLevel.INFO, "update", "line " + number, Map.of()));
    }

    /// The mark of one file that lives as long as the test.
    static class MarkOfFile implements FileMark {
        private long generation;
        private @Nullable Forgetting wish;

        @Override
        public long generation() {
            return generation;
        }

        @Override
        public void generation(long value) {
            generation = value;
        }

        @Override
        public Optional<Forgetting> wish() {
            return Optional.ofNullable(wish);
        }

        @Override
        public boolean wish(Forgetting what) {
            wish = what;
            return true;
        }

        @Override
        public void fulfilled() {
            wish = null;
        }
    }

    /// A mark that lives as long as the test.
    static class Mark extends MarkOfFile implements CacheMark {
        private final FileMark past = new MarkOfFile();
        private @Nullable Instant signedIn = NOON;
        private @Nullable Instant seen;

        @Override
        public FileMark past() {
            return past;
        }

        @Override
        public Optional<Instant> signedIn() {
            return Optional.ofNullable(signedIn);
        }

        @Override
        public void signedIn(Instant at) {
            signedIn = at;
        }

        @Override
        public Optional<Instant> seen() {
            return Optional.ofNullable(seen);
        }

        @Override
        public void seen(Instant at) {
            seen = at;
        }

        void forgetSignIn() {
            signedIn = null;
        }
    }
}
