package pitwall.checks.simulation;

import pitwall.fleet.Car;
import pitwall.fleet.release.Software;
import pitwall.fleet.rollout.CarStage;
import pitwall.protocol.CarFrame;
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

    /// Whether a car only claims to be where it should be.
    boolean isMereClaim(Car car, CarFrame.Software says, Software wanted) {
        return ReconcilerSide.isMereClaim(car, says, wanted);
    }

    /// Whether something is done after the release of any wave, where the server may die once more. Off, so that seeds
    /// go on meaning what they meant.
    boolean pausesAfterEveryWave() {
        return false;
    }

    /// Whether a new life of the log gets a name of its own.
    String epoch(int life) {
        return "life" + life;
    }
}
