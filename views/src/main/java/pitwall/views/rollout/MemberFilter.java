package pitwall.views.rollout;

import java.util.function.Predicate;
import pitwall.fleet.rollout.CarStage;

/// Which cars of the rollout are listed.
enum MemberFilter {
    ALL(_ -> true),
    FAILED(stage -> stage == CarStage.FAILED || stage == CarStage.MANUAL || stage == CarStage.NO_ROLLBACK_TARGET),
    MOVING(CarStage::isInFlight),
    WAITING(stage -> stage == CarStage.WAITING),
    DONE(stage -> stage == CarStage.SUCCEEDED || stage == CarStage.ROLLED_BACK),
    ASIDE(stage -> stage == CarStage.EXCLUDED || stage == CarStage.TAKEN_OVER || stage == CarStage.LEFT_BEHIND);

    private final Predicate<CarStage> stages;

    MemberFilter(Predicate<CarStage> stages) {
        this.stages = stages;
    }

    boolean shows(Member member) {
        return stages.test(member.stage());
    }
}
