package pitwall.server.registry;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.CarStatus;
import pitwall.fleet.Connectivity;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Vitals;
import pitwall.protocol.CarFrame;
import pitwall.protocol.rest.CreateCar;
import pitwall.protocol.rest.PatchCar;
import pitwall.server.storage.LinkRows;
import pitwall.server.storage.SoftwareRows;

/// Creates, changes and removes cars, and notices silent ones. Its methods make [Write]s and belong inside the
/// writer; inputs must have passed [CarRules].
public final class CarRegistry {
    /// The ring of a car that nobody put into one: not the canaries.
    public static final int DEFAULT_RING = 1;

    private static final String ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final SecureRandom random = new SecureRandom();
    private final FreshnessPolicy policy;
    private final Instant startedAt;

    /// @param startedAt cars get their time to come back after a start of the server
    public CarRegistry(FreshnessPolicy policy, Instant startedAt) {
        this.policy = policy;
        this.startedAt = startedAt;
    }

    /// Creates a car that people ask for.
    ///
    /// @param visible whether the writer may see a car
    public CarWrite create(Draft draft, CreateCar wanted, Predicate<Car> visible, String by) {
        CarId id = wanted.id() == null ? freeId(draft) : new CarId(wanted.id());
        if (draft.car(id).isPresent() || draft.ownerOf(agentName(id)).isPresent()) {
            return new CarWrite.IdTaken();
        }
        Map<String, String> labels = new HashMap<>(orElse(wanted.labels(), Map.of()));
        String state = wanted.state();
        if (state != null && labels.size() < CarInfo.MAX_LABELS) {
            labels.putIfAbsent("state", state);
        }
        CarInfo info = new CarInfo(
                id,
                orElse(wanted.name(), id.value()),
                CarRules.region(wanted.region()),
                orElse(wanted.model(), "unknown"),
                orElse(wanted.ring(), DEFAULT_RING),
                agentName(id),
                wanted.vin(),
                labels,
                draft.now(),
                1);
        Car car = newCar(draft, info, wanted.version());
        if (!visible.test(car)) {
            return new CarWrite.OutOfScope();
        }
        new LinkRows(draft.sql()).forgetRemoval(id);
        return new CarWrite.Done(created(draft, car, by));
    }

    /// Creates a car that came by itself with the fleet's enrolment key.
    public Car enrol(Draft draft, CarId id, CarFrame.Profile profile) {
        CarInfo info = new CarInfo(
                id,
                profile.name(),
                CarRules.region(profile.region()),
                profile.model(),
                profile.ring(),
                profile.agentName(),
                profile.vin(),
                profile.labels(),
                draft.now(),
                1);
        return created(draft, newCar(draft, info, null), id.value());
    }

    private static Car newCar(Draft draft, CarInfo info, @Nullable String version) {
        return new Car(info, CarStatus.neverSeen(version, draft.now()), Vitals.NONE);
    }

    private static Car created(Draft draft, Car car, String by) {
        draft.create(car);
        draft.timeline(car.id(), null, "created", null, Map.of("by", by));
        return car;
    }

    /// Changes what is written down about a car.
    ///
    /// @param visible whether the writer may see a car; others do not exist for them
    public CarWrite patch(Draft draft, CarId id, long revision, PatchCar change, Predicate<Car> visible, String by) {
        Car car = draft.car(id).filter(visible).orElse(null);
        if (car == null) {
            return new CarWrite.NoSuchCar();
        }
        CarInfo old = car.info();
        if (old.revision() != revision) {
            return new CarWrite.OtherRevision(old.revision());
        }
        String region = change.region();
        CarInfo info = new CarInfo(
                id,
                orElse(change.name(), old.name()),
                region == null ? old.region() : CarRules.region(region),
                orElse(change.model(), old.model()),
                orElse(change.ring(), old.ring()),
                old.agentName(),
                change.vin() == null ? old.vin() : change.vin(),
                orElse(change.labels(), old.labels()),
                old.createdAt(),
                old.revision() + 1);
        Car after = car.with(info);
        if (!visible.test(after)) {
            return new CarWrite.OutOfScope();
        }
        draft.change(after);
        draft.timeline(id, null, "edited", null, Map.of("by", by, "revision", Long.toString(info.revision())));
        return new CarWrite.Done(after);
    }

    /// Removes a car for good. Its key goes too, and the fleet's enrolment key does not bring it back.
    public CarWrite remove(Draft draft, CarId id, long revision, Predicate<Car> visible) {
        Car car = draft.car(id).filter(visible).orElse(null);
        if (car == null) {
            return new CarWrite.NoSuchCar();
        }
        if (car.info().revision() != revision) {
            return new CarWrite.OtherRevision(car.info().revision());
        }
        draft.remove(id);
        new LinkRows(draft.sql()).rememberRemoval(id, draft.now());
        new SoftwareRows(draft.sql()).forget(id);
        return new CarWrite.Done(car);
    }

    /// Applies what became of a car and notes in the timeline what it tells.
    public void apply(Draft draft, Car before, Car after) {
        draft.change(after);
        TimelineRules.note(draft, before.id(), before.status(), after.status(), false);
    }

    /// Applies what became of a car that tells each step of its updates as an event: the timeline has them from there,
    /// and that something else is wanted of a car is no step of it.
    public void applySteps(Draft draft, Car before, Car after) {
        draft.change(after);
        TimelineRules.note(draft, before.id(), before.status(), after.status(), true);
    }

    /// Declares cars offline that were silent for longer than the policy's `late`; says how many.
    public int sweep(Draft draft) {
        int silent = 0;
        for (Car car : draft.committedCars()) {
            Car current = draft.car(car.id()).orElse(null);
            if (current != null && isSilent(current, draft.now())) {
                apply(draft, current, StatusRules.silent(current, draft.now()));
                silent++;
            }
        }
        return silent;
    }

    private boolean isSilent(Car car, Instant now) {
        Instant heard = car.vitals().heard();
        if (car.status().connectivity() != Connectivity.ONLINE) {
            return false;
        }
        Instant since = heard == null || heard.isBefore(startedAt) ? startedAt : heard;
        return since.plus(policy.late()).isBefore(now);
    }

    private CarId freeId(Draft draft) {
        while (true) {
            StringBuilder id = new StringBuilder("car-");
            for (int i = 0; i < 8; i++) {
                id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
            }
            CarId free = new CarId(id.toString());
            if (draft.car(free).isEmpty()) {
                return free;
            }
        }
    }

    private static String agentName(CarId id) {
        return "agent-" + id.value();
    }

    private static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
