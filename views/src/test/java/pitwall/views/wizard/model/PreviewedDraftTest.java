package pitwall.views.wizard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import pitwall.client.Answer;
import pitwall.fleet.Capability;
import pitwall.protocol.rest.RolloutOutlook;
import pitwall.views.act.SheetNotes;
import pitwall.views.desk.UiAction.Danger;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.Templates;
import pitwall.views.testing.Frames;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.plan.PreviewState;

class PreviewedDraftTest extends WizardStory {
    @Test
    void manyKeysAreOneQuestion() {
        staged();
        server.asked.clear();

        for (String typed : List.of("1", "15", "15 ", "15 m", "15 min", "30 min")) {
            model.editPhase(0, phase -> phase.with(Text.SOAK, typed));
        }
        delay.pass(Duration.ofSeconds(1));

        assertThat(server.asked).hasSize(1);
    }

    @Test
    void whileTheServerCountsTheOldFiguresStay() {
        staged();
        CompletableFuture<Answer<RolloutOutlook>> slow = new CompletableFuture<>();
        server.later = slow;
        model.editPhase(0, phase -> phase.with(Text.SOAK, "30 min"));
        delay.pass(Duration.ofSeconds(1));

        assertThat(model.preview().stateProperty().get()).isInstanceOf(PreviewState.Counting.class);
        assertThat(model.preview().outcomesProperty().get()).isPresent();
        assertThat(model.launching().whyNot()).contains("Needs a preview of the plan as it is");
    }

    @Test
    void whatIsSaidToItLeavesThePreviewAsItIsAndGoesToTheServer() {
        staged();
        int questions = server.asked.size();

        model.edit(draft ->
                draft.withLaunch(draft.launch().withNote("Watch the iX3.").withTicket("CHG-1042")));
        delay.pass(Duration.ofSeconds(1));

        assertThat(server.asked).hasSize(questions);
        assertThat(model.launching().whyNot()).isEmpty();
        model.launching().start();
        assertThat(plan().plan().note()).isEqualTo("Watch the iX3.");
        assertThat(plan().plan().ticket()).isEqualTo("CHG-1042");
    }

    @Test
    void theQuestionBeforeTheLaunchSaysThatThePictureLags() {
        staged();
        accept(Frames.lagging());
        model.launching().start();

        assertThat(asked)
                .singleElement()
                .satisfies(question -> assertThat(question.notes())
                        .contains(SheetNotes.of(fleet.frame(), around.strings()).getFirst()));
    }

    @Test
    void anAnswerToAnEarlierDraftIsNotTakenForTheNewOne() {
        staged();
        CompletableFuture<Answer<RolloutOutlook>> slow = new CompletableFuture<>();
        server.later = slow;
        model.editPhase(0, phase -> phase.with(Text.SOAK, "30 min"));
        delay.pass(Duration.ofSeconds(1));
        model.editPhase(0, phase -> phase.with(Text.SOAK, "31 min"));
        server.later = null;

        slow.complete(new Answer.Given<>(server.outlook(server.asked.getLast())));

        assertThat(model.preview().stateProperty().get()).isInstanceOf(PreviewState.Fresh.class);
        assertThat(server.asked.getLast().phases().getFirst().soak()).isEqualTo(Duration.ofMinutes(31));
    }

    @Test
    void aPreviewOlderThanTenMinutesMustBeRunAgain() {
        staged();
        clock.advance(Duration.ofMinutes(11));
        fleet.tick();

        assertThat(model.launching().whyNot())
                .hasValueSatisfying(why -> assertThat(why).contains("older than"));
        assertThat(model.stateOf(DraftStep.PREVIEW)).isEqualTo(StepState.NEEDS_INPUT);

        server.now = clock.instant();
        model.previewAgain();
        assertThat(model.launching().whyNot()).isEmpty();
    }

    @Test
    void theServerSaysWhenASecondPersonIsNeeded() {
        staged();
        assertThat(model.launching().danger()).isEqualTo(Danger.D3);

        server.approvalNeeded = true;
        model.previewAgain();
        assertThat(model.launching().danger()).isEqualTo(Danger.D4);

        server.approvalNeeded = false;
        model.edit(draft -> draft.withPolicy(draft.policy().withForced(true)));
        assertThat(model.launching().danger()).isEqualTo(Danger.D4);
    }

    @Test
    void whatWasWrittenWithoutAConnectionMustBeAccepted() {
        staged();
        delay.pass(Duration.ofSeconds(1));
        accept(Frames.offline());
        model.editPhase(0, phase -> phase.with(Text.SOAK, "30 min"));
        assertThat(model.launching().whyNot()).contains("Needs a live connection");
        assertThat(model.isUnvalidated()).isTrue();

        server.carsPerPhase = 75;
        accept(Frames.live());
        delay.pass(Duration.ofSeconds(1));

        assertThat(model.reviewProperty().get())
                .hasValueSatisfying(review -> assertThat(review.lines())
                        .as("then, what this computer counted, and now")
                        .anyMatch(line -> line.then().equals("60")
                                && !line.draft().isEmpty()
                                && line.now().equals("75")));
        assertThat(model.launching().whyNot()).contains("Accept in step 6 what changed");

        model.acceptReview();
        assertThat(model.launching().whyNot()).isEmpty();
        assertThat(model.isUnvalidated()).isFalse();
    }

    @Test
    void aDraftBegunWithoutAConnectionIsComparedToo() {
        accept(Frames.offline());
        model.begin(Templates.STAGED);
        model.edit(draft -> draft.withVersion("4.3.1"));

        accept(Frames.live());
        delay.pass(Duration.ofSeconds(1));

        assertThat(model.reviewProperty().get())
                .hasValueSatisfying(review -> assertThat(review.then()).isNull());
    }

    @Test
    void aShortCutThatChangesNothingNeedsNoAcceptance() {
        staged();
        delay.pass(Duration.ofSeconds(1));
        accept(Frames.reconnecting(Duration.ofSeconds(3)));
        accept(Frames.live());
        model.previewAgain();

        assertThat(model.reviewProperty().get()).isEmpty();
        assertThat(model.isUnvalidated()).isFalse();
    }

    @Test
    void withoutTheRightThePlanIsNotAskedFor() {
        fleet.accept(Frames.of(Frames.live(), session(Set.of(Capability.FLEET_READ)), cars()));
        staged();

        assertThat(server.asked).isEmpty();
        assertThat(model.launching().whyNot())
                .hasValueSatisfying(why -> assertThat(why).contains("Needs the right"));
    }
}
