package pitwall.server.alarm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.alarm.Alarm;
import pitwall.fleet.alarm.AlarmObject;
import pitwall.fleet.alarm.AlarmRule;
import pitwall.fleet.alarm.Condition;
import pitwall.fleet.alarm.Reading;
import pitwall.fleet.alarm.RuleWatch;
import pitwall.fleet.alarm.Signal;
import pitwall.fleet.query.QueryContext;
import pitwall.protocol.UpdateProgress;

/// Looks with every enabled rule at what changed, and only at that: a car that tells nothing new costs nothing.
/// Silence, which is no change, is looked for at the moment at which it would be too long; a car that was heard in
/// between is looked at again that much later. So 100 000 cars and a rule of ten minutes are 170 looks a second.
///
/// Owned by the writer thread.
final class Lookout {
    private final FreshnessPolicy policy;
    private final Instant startedAt;
    private final Map<String, Post> posts = new HashMap<>();
    private final Queue<Look> looks = new PriorityQueue<>(Comparator.comparing(Look::at));
    private final List<Sign> signs = new ArrayList<>();

    /// Something began or ended, by a rule.
    record Sign(
            AlarmRule rule, AlarmObject object, @Nullable String value, boolean begins) {}

    private record Look(Instant at, Post post, CarId car) {}

    /// One rule with what it follows.
    private static final class Post {
        private final AlarmRule rule;
        private final RuleWatch watch;
        private final Set<CarId> awaited = new HashSet<>();
        private final Map<String, AlarmObject> objects = new HashMap<>();
        private final Map<String, String> values = new HashMap<>();

        Post(AlarmRule rule) {
            this.rule = rule;
            this.watch = new RuleWatch(rule.timing());
        }
    }

    /// @param startedAt nobody was heard before, so silence is counted from here
    Lookout(FreshnessPolicy policy, Instant startedAt) {
        this.policy = policy;
        this.startedAt = startedAt;
    }

    /// Begins with a rule, or with another form of it; what stands by the form before it stands on.
    ///
    /// @param standing active alarms of this rule
    void follow(AlarmRule rule, List<Alarm> standing, Iterable<Car> cars, Instant now) {
        posts.remove(rule.name().value());
        if (!rule.enabled()) {
            return;
        }
        Post post = new Post(rule);
        for (Alarm alarm : standing) {
            String id = alarm.object().id();
            post.watch.stands(id, now);
            post.objects.put(id, alarm.object());
        }
        posts.put(rule.name().value(), post);
        cars.forEach(car -> look(post, car, null, now));
    }

    /// A car is another than before.
    ///
    /// @param onlyHeard true where nothing but the time at which it was heard differs
    void changed(Car car, @Nullable UpdateProgress update, boolean onlyHeard, Instant now) {
        for (Post post : posts.values()) {
            boolean silence = post.rule.condition() instanceof Condition.OfSilence;
            boolean concerned = silence ? isNews(post, car) : !onlyHeard;
            if (concerned) {
                look(post, car, update, now);
            }
        }
    }

    private static boolean isNews(Post post, Car car) {
        return post.watch.follows(car.id().value()) || !post.awaited.contains(car.id());
    }

    void removed(CarId car) {
        for (Post post : posts.values()) {
            tell(post, post.watch.gone(car.value()));
        }
    }

    /// Something is so, or is not.
    void fact(String name, AlarmObject object, boolean holds, @Nullable String value, Instant now) {
        for (Post post : posts.values()) {
            if (post.rule.condition() instanceof Condition.OfFact(String wanted) && wanted.equals(name)) {
                if (holds || post.watch.follows(object.id())) {
                    note(post, object, value);
                    Reading reading = holds ? Reading.HOLDS : Reading.DOES_NOT;
                    tell(post, post.watch.read(object.id(), reading, now));
                }
            }
        }
    }

    /// Something happened.
    void event(String name, AlarmObject object, @Nullable String value, Instant now) {
        for (Post post : posts.values()) {
            if (waitsFor(post, name)) {
                happened(post, object, value, now);
            }
        }
    }

    /// The same of a car, which may be outside of what a rule is about.
    void event(String name, Car car, AlarmObject object, @Nullable String value, Instant now) {
        for (Post post : posts.values()) {
            if (waitsFor(post, name) && isWithin(post, car, now)) {
                happened(post, object, value, now);
            }
        }
    }

    /// Whether any rule waits for it.
    boolean awaits(String event) {
        return posts.values().stream().anyMatch(post -> waitsFor(post, event));
    }

    private static boolean waitsFor(Post post, String event) {
        return post.rule.condition() instanceof Condition.OfEvent(String wanted) && wanted.equals(event);
    }

    private void happened(Post post, AlarmObject object, @Nullable String value, Instant now) {
        note(post, object, value);
        tell(post, post.watch.happened(object.id(), now));
    }

    private boolean isWithin(Post post, Car car, Instant now) {
        return post.rule.scope().isAll() || post.rule.scope().matches(car, new QueryContext(now, policy));
    }

    /// What the clock alone brings about.
    ///
    /// @param cars finds one; empty where it is no more
    void passed(Instant now, Function<CarId, Optional<Car>> cars) {
        Look next = looks.peek();
        while (next != null && !next.at().isAfter(now)) {
            looks.remove();
            Look due = next;
            if (due.post().awaited.remove(due.car()) && isCurrent(due.post())) {
                cars.apply(due.car()).ifPresent(car -> look(due.post(), car, null, now));
            }
            next = looks.peek();
        }
        for (Post post : posts.values()) {
            tell(post, post.watch.due(now));
        }
    }

    private boolean isCurrent(Post post) {
        return posts.get(post.rule.name().value()) == post;
    }

    /// What was found since the last time, in order.
    List<Sign> takeSigns() {
        List<Sign> taken = List.copyOf(signs);
        signs.clear();
        return taken;
    }

    private void look(Post post, Car car, @Nullable UpdateProgress update, Instant now) {
        Condition condition = post.rule.condition();
        Reading reading = reading(post, car, now);
        String id = car.id().value();
        if (reading == Reading.HOLDS || post.watch.follows(id)) {
            note(post, object(car, update), condition.value(car));
            tell(post, post.watch.read(id, reading, now));
        }
        condition
                .dueByClock(counted(car))
                .filter(at -> reading != Reading.HOLDS)
                .ifPresent(at -> {
                    if (post.awaited.add(car.id())) {
                        looks.add(new Look(at.plusMillis(1), post, car.id()));
                    }
                });
    }

    private Reading reading(Post post, Car car, Instant now) {
        if (!isWithin(post, car, now)) {
            return Reading.DOES_NOT;
        }
        Reading reading = post.rule.condition().read(counted(car), now, policy);
        boolean unheard = post.rule.condition() instanceof Condition.OfSilence && counted(car) != car;
        return unheard && reading == Reading.DOES_NOT ? Reading.UNKNOWN : reading;
    }

    /// After a start of the server cars get their time to come back.
    private Car counted(Car car) {
        Instant heard = car.vitals().heard();
        return heard != null && heard.isBefore(startedAt)
                ? car.with(car.vitals().heardAt(startedAt))
                : car;
    }

    private static AlarmObject object(Car car, @Nullable UpdateProgress update) {
        String rollout = update == null || !update.stage().isInFlight() ? null : update.rollout();
        return AlarmObject.car(car.id().value(), car.info().region(), car.info().model(), rollout);
    }

    private static void note(Post post, AlarmObject object, @Nullable String value) {
        post.objects.put(object.id(), object);
        if (value == null) {
            post.values.remove(object.id());
        } else {
            post.values.put(object.id(), value);
        }
    }

    private void tell(Post post, List<Signal> signals) {
        for (Signal signal : signals) {
            AlarmObject object = post.objects.get(signal.object());
            if (object != null) {
                signs.add(new Sign(post.rule, object, post.values.get(signal.object()), signal.begins()));
            }
            if (!post.watch.follows(signal.object())) {
                post.objects.remove(signal.object());
                post.values.remove(signal.object());
            }
        }
    }
}
