package pitwall.checks.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pitwall.fleet.CarId;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.server.rollout.Rollout;

/// Somebody who clicks, on what they saw a while ago; asks again with the same key where no answer came.
final class Person {
    /// When whoever was away is back, in milliseconds from the start: some time after the first request expired.
    private static final long BACK = 40 * 60_000L;

    private final World world;
    private final ServerNode server;
    private final String name;
    private final Map<RolloutId, Long> seen = new HashMap<>();
    private final Map<RolloutId, String> seenPlans = new HashMap<>();
    private int asked;

    Person(World world, ServerNode server, String name) {
        this.world = world;
        this.server = server;
        this.name = name;
    }

    String name() {
        return name;
    }

    /// Clicks now and then for as long as things go wrong.
    void live() {
        world.in(20_000 + world.random(300_000), () -> {
            if (world.isCalm()) {
                return;
            }
            if (world.happens(Fault.PEOPLE, 1)) {
                look();
                world.in(world.random(8_000), this::click);
            }
            if (world.happens(Fault.EDITS, 2)) {
                look();
                world.in(world.random(20_000), this::edit);
            }
            if (world.happens(Fault.OTHER_HANDS, 1)) {
                ask(anyUpdate());
            }
            if (world.happens(Fault.FLEET_CHANGES, 1)) {
                ask(fleetChange());
            }
            live();
        });
    }

    private void click() {
        List<RolloutId> known = server.rollouts();
        if (!world.isCalm()) {
            RolloutId rollout = world.random(3) > 0 ? known.getFirst() : known.get(world.random(known.size()));
            ask(new Command.Wish.Act(rollout, anyAct(rollout)));
        }
    }

    private PersonAct anyAct(RolloutId rollout) {
        return switch (world.random(17)) {
            case 0, 1 -> new PersonAct.Halt(name, "look");
            case 2, 3, 4, 5 -> new PersonAct.Resume(name);
            case 6 -> new PersonAct.Advance(name, "hurry");
            case 7 -> new PersonAct.Retry(name, "again", Set.of());
            case 8 -> new PersonAct.Retry(name, "again", Set.of(anyCar()));
            case 9 -> new PersonAct.RollBack(name, "bad", false);
            case 10 -> new PersonAct.RollBack(name, "worse", true);
            case 11 -> new PersonAct.Abort(name, "enough");
            case 12, 13, 14 -> consent(rollout);
            case 15 -> new PersonAct.Reject(name, "not now");
            default -> new PersonAct.Launch(name);
        };
    }

    /// To the plan that was last seen.
    private PersonAct consent(RolloutId rollout) {
        return new PersonAct.Approve(name, seenPlans.getOrDefault(rollout, ""));
    }

    private void edit() {
        RolloutId rollout = server.rollouts().getFirst();
        if (!world.isCalm()) {
            RolloutPlan plan = server.rollout(rollout).state().plan();
            ask(new Command.Wish.Act(rollout, new PersonAct.Edit(name, renamed(plan))));
        }
    }

    /// Changes the plan while somebody else approves it: they have read the old one, and see that a request stands.
    void rework(Person reader, RolloutId rollout) {
        reader.read(server.rollout(rollout));
        look();
        edit();
        world.in(1_000 + world.random(2_000), () -> act(rollout, new PersonAct.Launch(name)));
        world.in(4_000 + world.random(4_000), () -> reader.agree(rollout));
    }

    /// Approves what was read, whatever it is by now.
    private void agree(RolloutId rollout) {
        server.memory()
                .ifPresent(memory -> seen.put(rollout, memory.rollout(rollout).revision()));
        ask(new Command.Wish.Act(rollout, consent(rollout)));
    }

    private RolloutPlan renamed(RolloutPlan plan) {
        return new RolloutPlan(
                plan.id(),
                "edited " + world.random(1_000),
                plan.release(),
                plan.kind(),
                plan.phases(),
                plan.conditions(),
                plan.terms());
    }

    private CarId anyCar() {
        return DrawnPlans.car(world.random(world.scenario().cars()));
    }

    private Command.Wish anyUpdate() {
        boolean back = world.random(3) == 0;
        return new Command.Wish.Update(
                anyCar(), back ? UpdateKind.ROLLBACK : UpdateKind.UPDATE, back ? Stock.OLD : Stock.OTHER);
    }

    private Command.Wish fleetChange() {
        List<CarId> extra = server.extraCars();
        CarId some = extra.isEmpty() ? new CarId("extra-" + world.random(4)) : extra.get(world.random(extra.size()));
        return switch (world.random(4)) {
            case 0, 1 -> new Command.Wish.AddCar(new CarId("extra-" + world.random(4)));
            case 2 -> new Command.Wish.RenameCar(some, "name " + world.random(100));
            default -> new Command.Wish.RemoveCar(some);
        };
    }

    /// Sees how the rollouts stand; their plans were perhaps read earlier.
    private void look() {
        boolean reads = world.random(3) == 0;
        server.memory()
                .ifPresent(memory -> memory.rollouts.values().forEach(rollout -> {
                    seen.put(rollout.id(), rollout.revision());
                    if (reads || !seenPlans.containsKey(rollout.id())) {
                        read(rollout);
                    }
                }));
    }

    private void read(Rollout rollout) {
        seenPlans.put(rollout.id(), rollout.state().plan().hash());
    }

    void act(RolloutId rollout, PersonAct act) {
        look();
        ask(new Command.Wish.Act(rollout, act));
    }

    /// Reads the plan and approves it, unless everybody is away.
    void approve(RolloutId rollout) {
        if (world.scenario().leavesRequestsOpen() && world.elapsed() < BACK) {
            return;
        }
        look();
        read(server.rollout(rollout));
        ask(new Command.Wish.Act(rollout, consent(rollout)));
    }

    private void ask(Command.Wish wish) {
        long revision =
                wish instanceof Command.Wish.Act(RolloutId rollout, var act) ? seen.getOrDefault(rollout, 1L) : 0;
        send(new Command(name + "-" + ++asked, revision, wish), 3);
    }

    private void send(Command command, int tries) {
        boolean[] answered = new boolean[1];
        world.in(
                10 + world.random(400),
                () -> server.people().ask(command, answer -> {
                    if (!world.happens(Fault.LOST_ANSWERS, 3)) {
                        answered[0] = true;
                        hear(command, answer);
                    }
                }));
        world.in(3_000 + world.random(5_000), () -> {
            if (!answered[0] && tries > 1) {
                send(command, tries - 1);
            }
        });
    }

    private void hear(Command command, Command.Answer answer) {
        if (command.wish() instanceof Command.Wish.Act(RolloutId rollout, var act)) {
            seen.merge(rollout, answer.revision(), Math::max);
        }
    }

    /// Answers whatever the rollouts wait for, until they are over. What nobody started yet stays a draft, but for the
    /// first.
    void watch(Person second) {
        for (RolloutId id : server.rollouts()) {
            watch(second, id);
        }
        world.in(60_000, () -> watch(second));
    }

    /// Where too many cars had joined, the plan gets room for them first.
    private void relaunch(RolloutId id, RolloutPlan plan) {
        if (plan.followsQueries()) {
            act(id, new PersonAct.Edit(name, Groups.roomier(plan)));
            world.in(10_000, () -> act(id, new PersonAct.Launch(name)));
        } else {
            act(id, new PersonAct.Launch(name));
        }
    }

    private void watch(Person second, RolloutId id) {
        RolloutState state = server.rollout(id).state();
        boolean first = id.equals(server.rollouts().getFirst());
        switch (state.status()) {
            case DRAFT, EXPIRED -> {
                if (first) {
                    relaunch(id, state.plan());
                }
            }
            case AWAITING_APPROVAL -> {
                approve(id);
                second.approve(id);
            }
            case PAUSED -> {
                act(id, new PersonAct.Resume(name));
                world.in(15_000, () -> act(id, new PersonAct.Advance(name, "go on")));
                world.in(30_000, () -> second.approve(id));
            }
            case SOAKING -> {
                if (state.head().soakUntil() == null) {
                    act(id, new PersonAct.Advance(name, "go on"));
                    world.in(15_000, () -> second.approve(id));
                }
            }
            case SCHEDULED, RUNNING, ABORTING, ABORTED, ROLLING_BACK, ROLLED_BACK, COMPLETED -> {}
            case COMPLETED_WITH_FAILURES -> {}
        }
    }
}
