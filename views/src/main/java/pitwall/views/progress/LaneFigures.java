package pitwall.views.progress;

import java.util.Map;
import pitwall.fleet.rollout.CarStage;
import pitwall.fleet.rollout.Share;

/// How many cars of a rollout, or of one of its phases, are where. Every car is in exactly one figure.
///
/// @param done whose state proves the release
/// @param failed that did not get there
/// @param blocked that wait and have said or shown why they cannot begin
/// @param applying that are on their way, forward or back, or may be
/// @param left that wait for their turn
/// @param behind that never began, because the phase or the rollout ended
/// @param back that run again what they ran before
/// @param stuck that should have gone back and did not, or cannot
/// @param aside that the rollout does not concern, or that another wish has changed since
public record LaneFigures(
        int done, int failed, int blocked, int applying, int left, int behind, int back, int stuck, int aside) {
    /// No cars at all.
    public static final LaneFigures NONE = new LaneFigures(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// @param blocked how many of those that wait cannot begin
    public static LaneFigures of(Map<CarStage, Integer> cars, int blocked) {
        int waiting = count(cars, CarStage.WAITING);
        int held = Math.min(waiting, Math.max(0, blocked));
        return new LaneFigures(
                count(cars, CarStage.SUCCEEDED),
                count(cars, CarStage.FAILED),
                held,
                cars.entrySet().stream()
                        .filter(entry -> entry.getKey().isInFlight())
                        .mapToInt(Map.Entry::getValue)
                        .sum(),
                waiting - held,
                count(cars, CarStage.LEFT_BEHIND),
                count(cars, CarStage.ROLLED_BACK),
                count(cars, CarStage.MANUAL) + count(cars, CarStage.NO_ROLLBACK_TARGET),
                count(cars, CarStage.EXCLUDED) + count(cars, CarStage.TAKEN_OVER));
    }

    private static int count(Map<CarStage, Integer> cars, CarStage stage) {
        return cars.getOrDefault(stage, 0);
    }

    /// All of them.
    public int size() {
        return concerned() + aside;
    }

    /// Those that the rollout is about.
    public int concerned() {
        return done + failed + blocked + applying + left + behind + back + stuck;
    }

    /// Those that shares are of.
    public int finished() {
        return done + failed;
    }

    /// Successes among the finished ones; not known while none has finished.
    public Share success() {
        return new Share(done, finished());
    }

    /// Failures among the finished ones.
    public Share failure() {
        return new Share(failed, finished());
    }
}
