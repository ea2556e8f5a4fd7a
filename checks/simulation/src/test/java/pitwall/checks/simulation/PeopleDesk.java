package pitwall.checks.simulation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditPlace;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.Violation;
import pitwall.server.rollout.ReconcilerSide;
import pitwall.server.rollout.Rollout;

/// The server's side of what people ask for: once each by key, only from those who saw the newest revision, with one
/// audit entry in the transaction of the effect.
final class PeopleDesk {
    private final World world;
    private final ServerNode server;
    private final Reconciling reconciling;
    private final SingleUpdateDesk singles;

    PeopleDesk(World world, ServerNode server, Reconciling reconciling, SingleUpdateDesk singles) {
        this.world = world;
        this.server = server;
        this.reconciling = reconciling;
        this.singles = singles;
    }

    void ask(Command command, Consumer<Command.Answer> reply) {
        server.write(work -> {
            Command.Answer kept = server.disk().answer(command.key());
            Command.Answer answer = kept == null ? take(work, command) : kept;
            if (kept == null && server.rules().keepsAnswers()) {
                work.save(() -> server.disk().answers.put(command.key(), answer));
            }
            work.afterCommit(() -> reply.accept(answer));
        });
    }

    private Command.Answer take(Work work, Command command) {
        work.attempt(command.key());
        Map<CarId, Car> before = Map.copyOf(work.memory.cars);
        @Nullable String refusal = refusal(work, command);
        AuditResult result = refusal == null ? AuditResult.ACCEPTED : AuditResult.REFUSED;
        if (refusal == null) {
            work.effect(command.key());
        }
        work.audit.add(world, facts(command, server.rules().places(places(work, command, before)), result, refusal));
        world.saw(refusal == null ? "TAKEN" : refusal);
        int status = refusal == null ? 200 : refusal.equals("REVISION") ? 412 : 409;
        return new Command.Answer(
                status,
                command.wish() instanceof Command.Wish.Act(var rollout, var act)
                        ? work.memory.rollout(rollout).revision()
                        : 0);
    }

    private @Nullable String act(Work work, Command command, RolloutId id, PersonAct act) {
        Rollout rollout = work.memory.rollout(id);
        if (!server.rules().isCurrent(command.revision(), rollout.revision())) {
            return "REVISION";
        }
        if (server.rules().respectsClaims()
                && ReconcilerSide.isConflict(work.memory::activeOf, work.memory::find, rollout, act)) {
            return "CONFLICT";
        }
        return switch (reconciling.act(work, id, act)) {
            case Outcome.Taken() -> {
                Violation.require(
                        "O1",
                        command.revision() == rollout.revision(),
                        () -> command + " took effect at " + rollout.revision());
                yield null;
            }
            case Outcome.Ignored(var why) -> why.name();
            case Outcome.Refused(var why) -> why.name();
        };
    }

    /// Does it; says why not where it was not done.
    private @Nullable String refusal(Work work, Command command) {
        return switch (command.wish()) {
            case Command.Wish.Act(RolloutId rollout, PersonAct act) -> act(work, command, rollout, act);
            case Command.Wish.Update update -> singles.begin(work, update);
            case Command.Wish.AddCar(CarId id) -> {
                if (work.memory.cars.containsKey(id)) {
                    yield "ID_TAKEN";
                }
                String region = id.value().endsWith("1") ? "denver" : "munich";
                work.create(ServerNode.car(id, region, "i4", Map.of()));
                yield null;
            }
            case Command.Wish.RenameCar(CarId id, String name) -> {
                Car car = work.memory.cars.get(id);
                if (car == null) {
                    yield "NO_SUCH_CAR";
                }
                work.change(car, car.with(renamed(car.info(), name)));
                yield null;
            }
            case Command.Wish.RemoveCar(CarId id) -> {
                if (!work.memory.cars.containsKey(id)) {
                    yield "NO_SUCH_CAR";
                }
                work.remove(id);
                work.save(() -> server.disk().cars.remove(id));
                yield null;
            }
        };
    }

    private static CarInfo renamed(CarInfo old, String name) {
        return new CarInfo(
                old.id(),
                name,
                old.region(),
                old.model(),
                old.ring(),
                old.agentName(),
                old.vin(),
                old.labels(),
                old.createdAt(),
                old.revision() + 1);
    }

    /// The places of the cars that a request is about, also of those that it removed.
    private static List<AuditPlace> places(Work work, Command command, Map<CarId, Car> before) {
        if (command.wish() instanceof Command.Wish.Act(RolloutId id, var act)) {
            return work.memory.rollout(id).state().places().stream()
                    .map(place -> new AuditPlace(place.region(), place.model()))
                    .sorted()
                    .toList();
        }
        CarId id = new CarId(Objects.requireNonNull(object(command.wish()).id()));
        Car car = before.getOrDefault(id, work.memory.cars.get(id));
        return car == null
                ? List.of()
                : List.of(new AuditPlace(car.info().region(), car.info().model()));
    }

    private static AuditFacts.Target object(Command.Wish wish) {
        return switch (wish) {
            case Command.Wish.Act(RolloutId id, var act) -> new AuditFacts.Target("rollout", id.value());
            case Command.Wish.Update(CarId id, var kind, var stock) -> new AuditFacts.Target("car", id.value());
            case Command.Wish.AddCar(CarId id) -> new AuditFacts.Target("car", id.value());
            case Command.Wish.RenameCar(CarId id, var name) -> new AuditFacts.Target("car", id.value());
            case Command.Wish.RemoveCar(CarId id) -> new AuditFacts.Target("car", id.value());
        };
    }

    private static AuditFacts facts(
            Command command, List<AuditPlace> places, AuditResult result, @Nullable String code) {
        return new AuditFacts(
                "RELEASE_MANAGER",
                AuditOrigin.CONSOLE,
                command.wish().getClass().getSimpleName(),
                object(command.wish()),
                0,
                places,
                result,
                code,
                1,
                command.key());
    }
}
