package pitwall.checks.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Scope;
import pitwall.fleet.audit.AuditPlace;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.protocol.rest.RolloutEntry.PhaseEntry;
import pitwall.server.live.CarChange;
import pitwall.server.live.Changes;
import pitwall.server.live.PlacedRollout;
import pitwall.server.live.RolloutChange;
import pitwall.server.live.RolloutPicture;

/// Servers that tell a reader of a part of the fleet one thing about the rest.
final class StreamBugs {
    private StreamBugs() {}

    static Map<String, Supplier<ServerRules>> all() {
        Map<String, Supplier<ServerRules>> bugs = new LinkedHashMap<>();
        bugs.put("who sees some cars of a rollout is shown all figures", () -> seeing((whole, part) -> whole));
        bugs.put(
                "a part of a rollout is taken for the whole",
                () -> seeing((whole, part) -> new RolloutView(part.rollout(), false, part.waitingFor())));
        bugs.put(
                "a part of a rollout waits for the cars of others",
                () -> seeing((whole, part) -> new RolloutView(part.rollout(), part.partial(), whole.waitingFor())));
        bugs.put("a part of a rollout has the waves of all", () -> seeing(StreamBugs::withWaves));
        bugs.put("how a car ended is told with whoever changes next", LateEndings::new);
        bugs.put("what a rollout decided is told with its cars", () -> telling(StreamBugs::withDecisions));
        bugs.put("a request stays the cause of what comes later", StickyCauses::new);
        bugs.put("of many places an audit entry names one", () -> new ServerRules() {
            @Override
            List<AuditPlace> places(List<AuditPlace> all) {
                return all.isEmpty() ? all : List.of(all.getLast());
            }
        });
        return bugs;
    }

    private static ServerRules telling(UnaryOperator<Changes> told) {
        return new ServerRules() {
            @Override
            Changes told(Changes changes) {
                return told.apply(changes);
            }
        };
    }

    /// @param view what is shown where the whole and the part are these
    private static ServerRules seeing(BiFunction<RolloutView, RolloutView, RolloutView> view) {
        return telling(changes -> new Changes(
                changes.cars(),
                changes.rollouts().stream()
                        .map(change -> new RolloutChange(
                                change.id(),
                                seen(change.after(), view),
                                change.created(),
                                change.decisions(),
                                change.causes()))
                        .toList(),
                changes.audit()));
    }

    private static @Nullable RolloutPicture seen(
            @Nullable RolloutPicture real, BiFunction<RolloutView, RolloutView, RolloutView> view) {
        return real == null ? null : new Seen(real, view);
    }

    private record Seen(RolloutPicture real, BiFunction<RolloutView, RolloutView, RolloutView> view)
            implements RolloutPicture {
        @Override
        public RolloutView whole() {
            return real.whole();
        }

        @Override
        public Optional<RolloutView> seenBy(Scope scope) {
            return real.seenBy(scope).map(part -> part.partial() ? view.apply(real.whole(), part) : part);
        }

        @Override
        public PlacedRollout placed() {
            return real.placed();
        }
    }

    private static RolloutView withWaves(RolloutView whole, RolloutView part) {
        RolloutEntry entry = part.rollout();
        List<PhaseEntry> phases = IntStream.range(0, entry.phases().size())
                .mapToObj(number -> withWaves(
                        entry.phases().get(number),
                        whole.rollout().phases().get(number).waves()))
                .toList();
        return new RolloutView(
                new RolloutEntry(
                        entry.id(),
                        entry.name(),
                        entry.single(),
                        entry.version(),
                        entry.kind(),
                        entry.status(),
                        entry.revision(),
                        entry.size(),
                        entry.cars(),
                        entry.phase(),
                        phases,
                        entry.planHash(),
                        entry.forced(),
                        entry.approvalNeeded(),
                        entry.approval(),
                        entry.pause(),
                        entry.requestedBy(),
                        entry.requestedAt(),
                        entry.startAt(),
                        entry.startedAt(),
                        entry.soakUntil(),
                        entry.finishedAt(),
                        entry.nextWake()),
                part.partial(),
                part.waitingFor());
    }

    private static PhaseEntry withWaves(PhaseEntry phase, List<Integer> waves) {
        return new PhaseEntry(
                phase.name(),
                phase.size(),
                phase.cars(),
                waves,
                phase.parallel(),
                phase.successThreshold(),
                phase.failureLimit(),
                phase.minimumSample(),
                phase.onBreach());
    }

    /// Tells the endings of one group of writes with the first car of the next.
    private static final class LateEndings extends ServerRules {
        private final List<FleetEvent.News> late = new ArrayList<>();

        @Override
        Changes told(Changes changes) {
            List<CarChange> cars = new ArrayList<>();
            List<FleetEvent.News> later = new ArrayList<>();
            for (CarChange car : changes.cars()) {
                later.addAll(car.news());
                if (car.after() == null) {
                    cars.add(car);
                } else {
                    cars.add(Telling.with(car, late));
                    late.clear();
                }
            }
            late.addAll(later);
            return new Changes(cars, changes.rollouts(), changes.audit());
        }
    }

    private static Changes withDecisions(Changes changes) {
        List<CarChange> cars = changes.cars().stream()
                .map(car -> car.after() == null ? car : withDecisions(car, changes.rollouts()))
                .toList();
        return new Changes(cars, changes.rollouts(), changes.audit());
    }

    private static CarChange withDecisions(CarChange car, List<RolloutChange> rollouts) {
        List<FleetEvent.News> news = new ArrayList<>(car.news());
        rollouts.forEach(rollout -> news.addAll(rollout.decisions()));
        return Telling.with(car, news);
    }

    /// Never forgets who asked last.
    private static final class StickyCauses extends ServerRules {
        private List<String> last = List.of();

        @Override
        Changes told(Changes changes) {
            List<CarChange> cars = new ArrayList<>();
            for (CarChange car : changes.cars()) {
                last = car.causes().isEmpty() ? last : car.causes();
                cars.add(new CarChange(car.id(), car.after(), car.parts(), car.logs(), last, car.update(), car.news()));
            }
            return new Changes(cars, changes.rollouts(), changes.audit());
        }
    }
}
