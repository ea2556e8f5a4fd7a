package pitwall.checks.simulation;

import java.util.List;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.audit.AuditPlace;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.RolloutHead;
import pitwall.protocol.CarFrame;
import pitwall.server.live.Changes;
import pitwall.server.registry.LinkMark;
import pitwall.server.rollout.ReconcilerSide;

/// The small judgements of the simulated server, for the tests of the tests to plant bugs into.
class ServerRules {
    /// The number of a car's next intent.
    long generation(long given, long heard) {
        return Math.max(given, heard) + 1;
    }

    /// Whether an intent goes to disk in the transaction of the state that gave it.
    boolean keepsIntents() {
        return true;
    }

    /// Whether a car that comes is told what is wanted of it.
    boolean tellsWhoComes() {
        return true;
    }

    /// Whether the answer to a request is kept with its effect.
    boolean keepsAnswers() {
        return true;
    }

    /// Whether a writer must have seen the newest revision.
    boolean isCurrent(long seen, long now) {
        return seen == now;
    }

    /// What a frame is to somebody who has heard this far.
    LinkMark.Place place(LinkMark mark, long seq) {
        return mark.place(seq);
    }

    /// Whether a state that comes after a newer one is history.
    boolean isLateStateHistory() {
        return true;
    }

    /// Whether what was heard before the start of the server counts for nothing.
    boolean startsKnowingNothing() {
        return true;
    }

    /// Whether the progress of cars goes to disk with the head.
    boolean keepsCars() {
        return true;
    }

    /// Whether it counts who else is changing a car.
    boolean looksWhoHolds() {
        return true;
    }

    /// Whether the update of a single car has to wait for a car that is on its way in another rollout.
    boolean isBusy(CarStage elsewhere) {
        return elsewhere.isInFlight();
    }

    /// Whether a rollout must leave alone what another one claims.
    boolean respectsClaims() {
        return true;
    }

    /// The cars that a phase begins with: those that its query means now and that no other rollout has.
    List<CarId> named(Naming naming) {
        return naming.meant().stream().filter(naming.free()).toList();
    }

    /// Whether a plan goes to disk that is another one than before.
    ///
    /// @param named whether it is because a phase was named its cars
    boolean keepsPlan(boolean named) {
        return true;
    }

    /// What of a rollout goes to disk beside its plan and its cars.
    RolloutHead kept(RolloutHead head) {
        return head;
    }

    /// Whether a car only claims to be where it should be.
    boolean isMereClaim(Car car, CarFrame.Software says, Software wanted) {
        return ReconcilerSide.isMereClaim(car, says, wanted);
    }

    /// Whether something is done after the release of any wave, where the server may die once more. Off, so that seeds
    /// go on meaning what they meant.
    boolean pausesAfterEveryWave() {
        return false;
    }

    /// What the stream is given of a group of writes.
    Changes told(Changes changes) {
        return changes;
    }

    /// The places that an audit entry is about, of those of all its cars.
    List<AuditPlace> places(List<AuditPlace> all) {
        return all;
    }

    /// Whether a new life of the log gets a name of its own.
    String epoch(int life) {
        return "life" + life;
    }
}
