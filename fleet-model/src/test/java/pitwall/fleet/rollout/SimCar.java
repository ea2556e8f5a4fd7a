package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.Connectivity;
import pitwall.fleet.Motion;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.SafetyState;
import pitwall.fleet.release.RunningSoftware;
import pitwall.fleet.release.Software;
import pitwall.fleet.safety.CarFacts;

/// What a car really does. Keeps the rules a real car keeps (takes each intent once, never begins after its end, never
/// switches while moving, goes back by itself when it fails), and for the rest does what the faults say.
final class SimCar {
    final Target target;
    private final SimWorld world;
    private Motion motion = Motion.PARKED;
    private SafetyState safety = SafetyState.NORMAL;
    private int battery;
    private boolean online = true;
    private Software build;
    private final List<Software> history;
    private final @Nullable String hardware;
    private boolean healthy = true;
    private @Nullable Software fromOthers;
    private boolean changedByOthers;
    private long generation;
    private RolloutIntent.@Nullable Offer pending;
    private RolloutIntent.@Nullable Offer applying;
    private int applyNumber;
    private Instant since;

    SimCar(Target target, SimWorld world, Software build) {
        this.target = target;
        this.world = world;
        this.build = build;
        this.battery = 60 + world.random(41);
        this.history = new ArrayList<>(target.history());
        this.hardware = world.random(3) == 0 ? null : "H" + world.random(2);
        this.since = world.now();
    }

    CarId id() {
        return target.car();
    }

    boolean isOnline() {
        return online;
    }

    boolean isApplying() {
        return applying != null;
    }

    /// Whether it could still begin `now` something else than `command`.
    boolean couldBeginOther(CommandId command) {
        return pending != null
                && !pending.command().equals(command)
                && !world.now().isAfter(pending.notAfter());
    }

    Software build() {
        return build;
    }

    CarFacts facts() {
        return new CarFacts(
                id(),
                target.region(),
                target.model(),
                Connectivity.ONLINE,
                motion,
                safety,
                battery,
                false,
                applying != null || fromOthers != null,
                new RunningSoftware(build, true, healthy),
                history,
                hardware,
                null,
                world.now(),
                since);
    }

    void take(long number, RolloutIntent.Offer offer) {
        if (number <= generation) {
            return;
        }
        generation = number;
        pending = offer;
        world.say(this, CarStep.NOTIFIED, offer, null);
        tryToBegin();
    }

    void drop(RolloutIntent.Withdraw withdraw) {
        if (pending != null && pending.command().equals(withdraw.command())) {
            RolloutIntent.Offer dropped = pending;
            pending = null;
            world.say(this, CarStep.BLOCKED, dropped, ReasonCode.WITHDRAWN);
        }
    }

    void tryToBegin() {
        RolloutIntent.Offer offer = pending;
        if (offer == null || applying != null || fromOthers != null) {
            return;
        }
        if (world.now().isAfter(offer.notAfter())) {
            pending = null;
            world.say(this, CarStep.BLOCKED, offer, ReasonCode.EXPIRED);
        } else if (build.isSameBuild(offer.software())) {
            pending = null;
            world.show(this);
        } else if (motion != Motion.PARKED) {
            world.say(this, CarStep.BLOCKED, offer, ReasonCode.NOT_STATIONARY);
        } else if (safety != SafetyState.NORMAL) {
            world.say(this, CarStep.BLOCKED, offer, ReasonCode.SAFE_MODE);
        } else {
            begin(offer);
        }
    }

    private void begin(RolloutIntent.Offer offer) {
        pending = null;
        applying = offer;
        applyNumber++;
        world.say(this, CarStep.APPLY_START, offer, null);
        world.show(this);
        long most = offer.timeout().toSeconds();
        boolean hangs = world.happens(SimFault.APPLY_HANGS, 8);
        Duration takes = hangs ? offer.timeout() : Duration.ofSeconds(5 + world.random((int) most - 10));
        int number = applyNumber;
        world.in(takes, () -> {
            if (applyNumber == number) {
                end(offer, hangs);
            }
        });
    }

    private void end(RolloutIntent.Offer offer, boolean hung) {
        if (world.happens(SimFault.CAR_CRASHES, 10)) {
            crash(offer);
        } else if (hung) {
            giveUp(offer, ReasonCode.APPLY_TIMEOUT);
        } else if (motion != Motion.PARKED) {
            callOff(offer);
        } else if (world.happens(SimFault.APPLY_FAILS, 5)) {
            giveUp(offer, ReasonCode.HEALTH_CHECK_FAILED);
        } else if (world.happens(SimFault.LIES, 5)) {
            applying = null;
            world.say(this, CarStep.READY, offer, null);
            world.show(this);
        } else {
            switchTo(offer.software());
            world.say(this, CarStep.READY, offer, null);
            world.show(this);
        }
    }

    private void switchTo(Software software) {
        world.switched(this, motion);
        build = software;
        changedByOthers = false;
        if (!history.contains(software)) {
            history.addFirst(software);
        }
        applying = null;
        since = world.now();
    }

    private void giveUp(RolloutIntent.Offer offer, ReasonCode reason) {
        applying = null;
        world.say(this, CarStep.FAILED, offer, reason);
        world.show(this);
    }

    /// Nothing was switched: it fails, or waits until it is parked again.
    private void callOff(RolloutIntent.Offer offer) {
        if (world.random(2) == 0) {
            giveUp(offer, ReasonCode.NOT_STATIONARY);
            return;
        }
        applying = null;
        if (pending == null) {
            pending = offer;
        }
        world.say(this, CarStep.BLOCKED, offer, ReasonCode.NOT_STATIONARY);
        world.show(this);
    }

    /// Power is lost at some point of the apply: after it either build runs.
    private void crash(RolloutIntent.Offer offer) {
        if (world.random(2) == 0 && motion == Motion.PARKED) {
            switchTo(offer.software());
        }
        applying = null;
        disconnect(Duration.ofSeconds(20 + world.random(600)));
    }

    /// Somebody else puts `software` on it; it may not be able to begin.
    boolean beginsForOthers(Software software) {
        if (motion != Motion.PARKED || !online || applying != null || fromOthers != null) {
            return false;
        }
        pending = null;
        generation++;
        fromOthers = software;
        changedByOthers = true;
        world.show(this);
        world.in(Duration.ofSeconds(10 + world.random(100)), this::endForOthers);
        return true;
    }

    private void endForOthers() {
        if (fromOthers != null) {
            build = fromOthers;
            fromOthers = null;
            since = world.now();
            if (world.random(2) == 0 && !history.contains(build)) {
                history.addFirst(build);
            }
            world.show(this);
        }
    }

    boolean isInOtherHands() {
        return fromOthers != null;
    }

    /// Whether it runs what others put on it.
    boolean isChangedByOthers() {
        return changedByOthers;
    }

    /// A workload starts again.
    private void restartWorkload() {
        healthy = false;
        world.show(this);
        world.in(Duration.ofSeconds(3 + world.random(25)), () -> {
            healthy = true;
            world.show(this);
        });
    }

    void disconnect(Duration silence) {
        if (!online) {
            return;
        }
        online = false;
        world.in(Duration.ofSeconds(10 + world.random(40)), () -> world.lost(this));
        world.in(silence, this::connect);
    }

    void connect() {
        if (!online) {
            online = true;
            world.connected(this);
            tryToBegin();
        }
    }

    /// Does one of the things that cars do.
    void live() {
        if (world.happens(SimFault.DRIVING, 2)) {
            motion = motion == Motion.PARKED ? Motion.DRIVING : Motion.PARKED;
        }
        if (world.happens(SimFault.LOW_BATTERY, 3)) {
            battery = 5 + world.random(96);
        }
        if (world.happens(SimFault.SAFE_MODE, 8)) {
            safety = safety == SafetyState.NORMAL ? SafetyState.SAFE_MODE : SafetyState.NORMAL;
        }
        if (world.happens(SimFault.UNHEALTHY_LATER, 20)) {
            healthy = !healthy;
        }
        if (healthy && world.happens(SimFault.RESTARTS, 4)) {
            restartWorkload();
        }
        if (world.happens(SimFault.OTHER_HANDS, 8)) {
            world.takeOver(this);
        }
        if (world.happens(SimFault.NETWORK, 6)) {
            disconnect(Duration.ofSeconds(5 + world.random(1_200)));
        }
        world.show(this);
        tryToBegin();
    }

    /// Everything is well from now on.
    void calm() {
        motion = Motion.PARKED;
        safety = SafetyState.NORMAL;
        battery = 100;
        healthy = true;
        connect();
        world.show(this);
        tryToBegin();
    }
}
