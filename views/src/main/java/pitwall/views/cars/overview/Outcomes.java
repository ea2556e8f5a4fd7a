package pitwall.views.cars.overview;

import java.util.List;
import java.util.function.ToIntFunction;
import pitwall.fleet.release.UpdateKind;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.Share;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.progress.LaneFigures;

/// How the updates and the rollouts in view turned out so far; ways back that somebody asked for do not count.
///
/// @param rollouts that have begun
/// @param done cars that prove the release
/// @param failed cars that did not get there
/// @param back cars that run again what they ran before, or should and do not
/// @param ended rollouts that are over
/// @param completed of those, how many brought the release to all cars
record Outcomes(int rollouts, int done, int failed, int back, int ended, int completed) {
    static Outcomes of(List<RolloutView> views) {
        List<RolloutEntry> begun = views.stream()
                .map(RolloutView::rollout)
                .filter(rollout -> rollout.kind() == UpdateKind.UPDATE && rollout.startedAt() != null)
                .toList();
        List<LaneFigures> figures =
                begun.stream().map(rollout -> LaneFigures.of(rollout.cars(), 0)).toList();
        return new Outcomes(
                begun.size(),
                sum(figures, LaneFigures::done),
                sum(figures, LaneFigures::failed),
                sum(figures, each -> each.back() + each.stuck()),
                (int) begun.stream()
                        .filter(rollout -> rollout.status().isOver())
                        .count(),
                (int) begun.stream()
                        .filter(rollout -> rollout.status() == RolloutStatus.COMPLETED)
                        .count());
    }

    private static int sum(List<LaneFigures> figures, ToIntFunction<LaneFigures> figure) {
        return figures.stream().mapToInt(figure).sum();
    }

    /// Cars that came to an end, forward or back.
    int cars() {
        return done + failed + back;
    }

    Share success() {
        return new Share(done, cars());
    }
}
