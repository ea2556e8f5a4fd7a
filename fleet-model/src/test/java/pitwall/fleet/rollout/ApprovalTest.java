package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApprovalTest {
    private static final RolloutPlan PLAN =
            Plans.plan(Plans.phase(Plans.targets(0, 2), WaveShape.WHOLE, 1)).with(new LaunchTerms(null, true, null));

    private final Drive drive = new Drive(PLAN);

    @Test
    void aSecondPersonStartsExactlyThePlanThatWasReviewed() {
        asked();

        drive.act(new PersonAct.Approve("ben", PLAN.hash(), "checked"));

        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.state().head().approval())
                .isEqualTo(new Approval(PLAN.hash(), "ada", Plans.START, "ben", "checked"));
    }

    @Test
    void whoAsksCannotApprove() {
        asked();

        drive.act(new PersonAct.Approve("ada", PLAN.hash()));

        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.SELF_APPROVAL));
        assertThat(drive.status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);
    }

    @Test
    void anotherPlanCannotBeApproved() {
        asked();

        drive.act(new PersonAct.Approve("ben", "0".repeat(64)));

        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.PLAN_CHANGED));
    }

    @Test
    void anEditVoidsTheRequest() {
        asked();
        RolloutPlan edited =
                Plans.plan(Plans.phase(Plans.targets(0, 3), WaveShape.WHOLE, 1)).with(PLAN.terms());

        drive.act(new PersonAct.Edit("ada", edited));
        assertThat(drive.status()).isEqualTo(RolloutStatus.DRAFT);
        drive.act(new PersonAct.Approve("ben", PLAN.hash()));
        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.NOT_ASKED));

        drive.act(new PersonAct.Launch("ada")).act(new PersonAct.Approve("ben", PLAN.hash()));
        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.PLAN_CHANGED));
        drive.act(new PersonAct.Approve("ben", edited.hash()));
        assertThat(drive.status()).isEqualTo(RolloutStatus.RUNNING);
        assertThat(drive.state().tally().total()).isEqualTo(3);
    }

    @Test
    void aRequestExpiresAfterThirtyMinutesToTheSecond() {
        asked();
        drive.pass(Approval.VALIDITY.minusSeconds(1));
        assertThat(drive.status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);

        drive.pass(Duration.ofSeconds(1));

        assertThat(drive.status()).isEqualTo(RolloutStatus.EXPIRED);
        drive.act(new PersonAct.Approve("ben", PLAN.hash()));
        assertThat(drive.outcome()).isEqualTo(Outcome.refused(Refusal.APPROVAL_EXPIRED));
    }

    @Test
    void anApprovalThatNoLongerCountsNeverStartsAnything() {
        RolloutPlan later = PLAN.with(new LaunchTerms(Plans.START.plusSeconds(600), true, null));
        Drive scheduled = new Drive(later);
        scheduled.act(new PersonAct.Launch("ada")).act(new PersonAct.Approve("ben", later.hash()));
        assertThat(scheduled.status()).isEqualTo(RolloutStatus.SCHEDULED);

        scheduled.event(new RolloutEvent.ApprovalVoided("ben lost the role")).pass(Duration.ofHours(1));

        assertThat(scheduled.status()).isEqualTo(RolloutStatus.DRAFT);
        assertThat(scheduled.offers()).isEmpty();
    }

    @Test
    void aScheduledRolloutStartsAtItsTime() {
        RolloutPlan later = PLAN.with(new LaunchTerms(Plans.START.plusSeconds(600), false, null));
        Drive scheduled = new Drive(later);
        scheduled.act(new PersonAct.Launch("ada"));
        assertThat(scheduled.state().nextWake()).contains(Plans.START.plusSeconds(600));

        scheduled.pass(Duration.ofSeconds(600));

        assertThat(scheduled.status()).isEqualTo(RolloutStatus.RUNNING);
    }

    @Test
    void everyPartOfAPlanChangesItsHash() {
        Phase phase = PLAN.phases().getFirst();
        List<RolloutPlan> others = List.of(
                PLAN.with(LaunchTerms.AT_ONCE),
                PLAN.with(new LaunchTerms(null, true, "recall")),
                PLAN.with(new LaunchTerms(null, true, null, new PlanNote("recall", null))),
                PLAN.with(new LaunchTerms(null, true, null, new PlanNote(null, "recall"))),
                Plans.plan(Plans.phase(phase.targets(), phase.shape(), 2)).with(PLAN.terms()),
                Plans.plan(Plans.phase(Plans.targets(0, 1), phase.shape(), 1)).with(PLAN.terms()),
                Plans.plan(Plans.phase(phase.targets().reversed(), phase.shape(), 1))
                        .with(PLAN.terms()),
                Plans.plan(new Phase(
                                "Munich",
                                phase.targets(),
                                phase.shape(),
                                1,
                                new GateRules(0.79, 0.05, 20, true, true, OnBreach.ROLL_BACK_PHASE),
                                phase.timing()))
                        .with(PLAN.terms()));

        assertThat(others).extracting(RolloutPlan::hash).doesNotHaveDuplicates().doesNotContain(PLAN.hash());
    }

    private void asked() {
        drive.allSeen();
        drive.act(new PersonAct.Launch("ada"));
        assertThat(drive.status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);
    }
}
