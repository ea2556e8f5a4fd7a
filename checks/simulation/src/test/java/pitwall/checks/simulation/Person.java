package pitwall.checks.simulation;

import java.util.List;
import java.util.Set;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.PersonAct;
import pitwall.fleet.rollout.RolloutPlan;
import pitwall.fleet.rollout.RolloutState;
import pitwall.fleet.rollout.RolloutStatus;

/// Somebody who clicks, on what they saw a while ago; asks again with the same key where no answer came.
final class Person {
    private final World world;
    private final ServerNode server;
    private final RolloutPlan plan;
    private final String name;
    private long seen = 1;
    private int asked;

    Person(World world, ServerNode server, RolloutPlan plan, String name) {
        this.world = world;
        this.server = server;
        this.plan = plan;
        this.name = name;
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
            if (world.happens(Fault.FLEET_CHANGES, 1)) {
                ask(fleetChange());
            }
            live();
        });
    }

    private void click() {
        if (!world.isCalm()) {
            ask(new Command.Wish.Act(anyAct()));
        }
    }

    private PersonAct anyAct() {
        return switch (world.random(13)) {
            case 0, 1 -> new PersonAct.Halt(name, "look");
            case 2, 3, 4, 5 -> new PersonAct.Resume(name);
            case 6 -> new PersonAct.Advance(name, "hurry");
            case 7 -> new PersonAct.Retry(name, "again", Set.of());
            case 8 -> new PersonAct.Retry(name, "again", Set.of(DrawnPlans.car(world.random(plan.size()))));
            case 9 -> new PersonAct.RollBack(name, "bad", false);
            case 10 -> new PersonAct.RollBack(name, "worse", true);
            case 11 -> new PersonAct.Abort(name, "enough");
            default -> new PersonAct.Launch(name);
        };
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

    /// Sees the rollout as it is.
    private void look() {
        server.memory().ifPresent(memory -> seen = memory.revision);
    }

    void act(PersonAct act) {
        look();
        ask(new Command.Wish.Act(act));
    }

    private void ask(Command.Wish wish) {
        send(new Command(name + "-" + ++asked, seen, wish), 3);
    }

    private void send(Command command, int tries) {
        boolean[] answered = new boolean[1];
        world.in(
                10 + world.random(400),
                () -> server.people().ask(command, answer -> {
                    if (!world.happens(Fault.LOST_ANSWERS, 3)) {
                        answered[0] = true;
                        seen = Math.max(seen, answer.revision());
                    }
                }));
        world.in(3_000 + world.random(5_000), () -> {
            if (!answered[0] && tries > 1) {
                send(command, tries - 1);
            }
        });
    }

    /// Answers whatever the rollout waits for, until it is over.
    void watch() {
        RolloutState state = server.state();
        if (state.status().isOver() && state.status() != RolloutStatus.EXPIRED) {
            return;
        }
        switch (state.status()) {
            case DRAFT, EXPIRED -> act(new PersonAct.Launch("ada"));
            case AWAITING_APPROVAL -> act(new PersonAct.Approve("ben", plan.hash()));
            case PAUSED -> {
                act(new PersonAct.Resume(name));
                world.in(15_000, () -> act(new PersonAct.Advance(name, "go on")));
                world.in(30_000, () -> act(new PersonAct.Approve("cem", plan.hash())));
            }
            case SOAKING -> {
                if (state.head().soakUntil() == null) {
                    act(new PersonAct.Advance(name, "go on"));
                    world.in(15_000, () -> act(new PersonAct.Approve("cem", plan.hash())));
                }
            }
            case SCHEDULED, RUNNING, ABORTING, ABORTED, ROLLING_BACK, ROLLED_BACK, COMPLETED -> {}
            case COMPLETED_WITH_FAILURES -> {}
        }
        world.in(60_000, this::watch);
    }
}
