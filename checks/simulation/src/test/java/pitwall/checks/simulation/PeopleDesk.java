package pitwall.checks.simulation;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.CarInfo;
import pitwall.fleet.audit.AuditFacts;
import pitwall.fleet.audit.AuditOrigin;
import pitwall.fleet.audit.AuditResult;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.Violation;

/// The server's side of what people ask for: once each by key, only from those who saw the newest revision, with one
/// audit entry in the transaction of the effect.
final class PeopleDesk {
    private final World world;
    private final ServerNode server;
    private final Reconciling reconciling;

    PeopleDesk(World world, ServerNode server, Reconciling reconciling) {
        this.world = world;
        this.server = server;
        this.reconciling = reconciling;
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
        long revision = work.memory.revision;
        work.attempt(command.key());
        @Nullable String refusal = refusal(work, command);
        AuditResult result = refusal == null ? AuditResult.ACCEPTED : AuditResult.REFUSED;
        if (refusal == null) {
            boolean act = command.wish() instanceof Command.Wish.Act;
            Violation.require(
                    "O1", !act || command.revision() == revision, () -> command + " took effect at " + revision);
            work.effect(command.key());
        }
        work.audit.add(world, facts(command, result, refusal));
        int status = refusal == null ? 200 : refusal.equals("REVISION") ? 412 : 409;
        return new Command.Answer(status, work.memory.revision);
    }

    /// Does it; says why not where it was not done.
    private @Nullable String refusal(Work work, Command command) {
        return switch (command.wish()) {
            case Command.Wish.Act(var act) -> {
                if (!server.rules().isCurrent(command.revision(), work.memory.revision)) {
                    yield "REVISION";
                }
                Outcome outcome = reconciling.happened(work, new RolloutEvent.Act(act));
                yield switch (outcome) {
                    case Outcome.Taken() -> null;
                    case Outcome.Ignored(var why) -> why.name();
                    case Outcome.Refused(var why) -> why.name();
                };
            }
            case Command.Wish.AddCar(CarId id) -> {
                if (work.memory.cars.containsKey(id)) {
                    yield "ID_TAKEN";
                }
                String region = id.value().endsWith("1") ? "denver" : "munich";
                work.create(ServerNode.car(id, region, "i4", id.value(), 1));
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

    private static AuditFacts facts(Command command, AuditResult result, @Nullable String code) {
        return new AuditFacts(
                "RELEASE_MANAGER",
                AuditOrigin.CONSOLE,
                command.wish().getClass().getSimpleName(),
                new AuditFacts.Target("rollout", "R-7"),
                0,
                List.of(),
                result,
                code,
                1,
                command.key());
    }
}
