package pitwall.fleet.rollout;

import java.util.List;
import java.util.Map;
import pitwall.fleet.ReasonCode;

/// One phase of a rollout as it stands: who is where, and how much the share of success says.
///
/// @param number counted from 0
/// @param cars how many there are, and where
/// @param success of the cars of the phase that finished; its gate reads the waves that were released
/// @param failures cars that stand as failed, or that should have gone back and did not, by reason
/// @param blocked cars that were released and cannot be asked now, or said so themselves, by the first reason of each
/// @param withoutWayBack cars that have or may have the release, or were released, and could not go back
/// @param gates as they would be read now, empty unless the phase runs
public record RolloutLane(
        int number,
        String name,
        Stand stand,
        Counts cars,
        Share success,
        List<LaneWave> waves,
        Map<ReasonCode, Integer> failures,
        Map<ReasonCode, Integer> blocked,
        int withoutWayBack,
        List<GateReading> gates) {
    public RolloutLane {
        waves = List.copyOf(waves);
        failures = Map.copyOf(failures);
        blocked = Map.copyOf(blocked);
        gates = List.copyOf(gates);
    }

    /// Whether its turn has come.
    public enum Stand {
        BEFORE,
        RUNNING,
        OVER
    }

    /// One wave of the phase.
    ///
    /// @param number counted from 0 over all phases
    public record LaneWave(int number, boolean canary, Stand stand, Counts cars) {}

    /// The cars of a phase or a wave, each counted once.
    ///
    /// @param done with proof that they are where they should be, forward or back
    /// @param failed or, on the way back, for a person to look at
    /// @param blocked released, and something stands against changing them now
    /// @param applying asked, or being changed
    /// @param left neither asked nor blocked yet
    /// @param apart that this rollout changes no more: excluded, left behind, or in other hands
    public record Counts(int size, int done, int failed, int blocked, int applying, int left, int apart) {}
}
