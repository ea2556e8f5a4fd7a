package pitwall.views.wizard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pitwall.client.CommandOutcome;
import pitwall.client.CommandState;
import pitwall.client.FleetCommand;
import pitwall.client.RolloutStep;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.views.desk.Destination;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.kit.Confirmation;

class SentDraftTest extends WizardStory {
    @Test
    void theNumberOfCarsIsTypedAndThePlanWrittenDown() {
        staged();
        model.launching().start();

        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.proof()).isInstanceOf(Confirmation.Proof.TypeCount.class);
            assertThat(question.count()).isEqualTo(108);
        });
        assertThat(server.sent).singleElement().isInstanceOf(FleetCommand.Plan.class);
        assertThat(model.launching().busyProperty().get()).isTrue();
        assertThat(model.launching().whyNot()).isPresent();
    }

    @Test
    void aRefusedPlanSaysWhyAndCanBeTriedAgain() {
        staged();
        model.launching().start();
        server.tell(new CommandState.Refused(new CommandOutcome.Reason.ByServer(
                409, "CONFLICTING_ROLLOUT", "Other rollouts have cars of this one.", "c-9")));

        assertThat(model.launching().troubleProperty().get())
                .hasValueSatisfying(trouble -> assertThat(trouble.correlation()).contains("c-9"));
        assertThat(model.launching().whyNot()).isEmpty();
    }

    @Test
    void aRolloutThatIsNeverSeenIsToldAsUnconfirmed() {
        staged();
        model.launching().start();
        server.tell(new CommandState.Done(UUID.randomUUID()));
        delay.pass(Duration.ofSeconds(10));

        assertThat(model.launching().troubleProperty().get()).isPresent();
        assertThat(model.launching().busyProperty().get()).isFalse();
    }

    @Test
    void aDraftWhoseAnswerWasLostIsAskedForAgainUnderTheSameId() {
        staged();
        model.launching().start();
        server.tell(new CommandState.Unconfirmed(plan().attempt()));
        assertThat(model.launching().whyNot()).isEmpty();

        model.launching().start();

        assertThat(server.sent)
                .extracting(command -> ((FleetCommand.Plan) command).attempt())
                .hasSize(2)
                .containsOnly(plan().attempt());
        model.editPhase(0, phase -> phase.with(Text.SOAK, "30 min"));
        server.tell(new CommandState.Unconfirmed(plan().attempt()));
        delay.pass(Duration.ofSeconds(1));
        model.launching().start();
        assertThat(((FleetCommand.Plan) server.sent.getLast()).attempt())
                .as("what asks for something else is something else")
                .isNotEqualTo(plan().attempt());
    }

    @Test
    void aRolloutThatCameOfALostAnswerIsFoundAndStartedInsteadOfWrittenTwice() {
        staged();
        model.launching().start();
        server.tell(new CommandState.Unconfirmed(plan().attempt()));

        board(written(RolloutStatus.DRAFT));
        assertThat(model.draft().sent()).isEqualTo("R-7");
        delay.pass(Duration.ofSeconds(1));
        WizardViewModel later = new WizardViewModel(parts(), around);
        later.follow();
        later.open(model.draft().id());
        delay.pass(Duration.ofSeconds(1));
        later.launching().start();

        assertThat(server.sent.getLast()).isInstanceOfSatisfying(FleetCommand.Steer.class, steer -> {
            assertThat(steer.rollout()).isEqualTo("R-7");
            assertThat(steer.step()).isInstanceOf(RolloutStep.Launch.class);
        });
        assertThat(server.sent).filteredOn(FleetCommand.Plan.class::isInstance).hasSize(1);
    }

    @Test
    void aDraftThatWasChangedSinceItWasWrittenDownIsNotLaunchedBesideIt() {
        staged();
        model.launching().start();
        server.tell(new CommandState.Unconfirmed(plan().attempt()));
        board(written(RolloutStatus.DRAFT));

        model.editPhase(0, phase -> phase.with(Text.SOAK, "30 min"));
        delay.pass(Duration.ofSeconds(1));

        assertThat(model.launching().whyNot())
                .contains("R-7 was written down before the draft was changed. Take it back first");
        model.launching().takeBack();
        server.tell(new CommandState.Done(UUID.randomUUID()));
        assertThat(model.launching().whyNot()).isEmpty();
    }

    @Test
    void aDraftThatRunsLeadsToItsRollout() {
        staged();
        model.launching().start();
        server.tell(new CommandState.Unconfirmed(plan().attempt()));
        RolloutDraft sent = model.draft();

        board(written(RolloutStatus.RUNNING));

        assertThat(opened).contains(new Destination.Rollout("R-7"));
        assertThat(drafts.find(sent.id())).as("it is a draft no more").isEmpty();
    }

    @Test
    void whatNobodyApprovedInTimeIsAskedForAgain() {
        staged();
        model.launching().start();
        server.tell(new CommandState.Unconfirmed(plan().attempt()));
        board(written(RolloutStatus.EXPIRED));

        model.launching().start();

        assertThat(server.sent.getLast()).isInstanceOf(FleetCommand.Steer.class);
    }
}
