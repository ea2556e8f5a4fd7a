package pitwall.views.wizard.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import pitwall.fleet.rollout.Targeting;
import pitwall.views.desk.Destination;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.testing.Frames;
import pitwall.views.wizard.form.DraftStep;

class WizardViewModelTest extends WizardStory {
    @Test
    void aTemplateAndAReleaseAreAWholePlan() {
        staged();

        assertThat(model.mistakes().property().get()).isEmpty();
        assertThat(server.asked).hasSize(1);
        assertThat(model.stateOf(DraftStep.PREVIEW)).isEqualTo(StepState.DONE);
        assertThat(model.launching().whyNot()).isEmpty();
    }

    @Test
    void whoeverElseSignsInFindsAClearDesk() {
        staged();
        String id = model.draft().id();

        fleet.accept(Frames.of(Frames.live(), Frames.operator(), cars()));

        assertThat(model.draftProperty().get()).isNull();
        assertThat(drafts.find(id)).as("it is kept for the one who wrote it").isPresent();
    }

    @Test
    void everyChangeIsKeptByItself() {
        staged();
        delay.pass(Duration.ofSeconds(1));
        RolloutDraft kept = drafts.all().getFirst();

        WizardViewModel later = new WizardViewModel(parts(), around);
        later.follow();
        assertThat(later.open(kept.id())).isTrue();

        assertThat(later.draft().asksForTheSameAs(model.draft())).isTrue();
    }

    @Test
    void aPhaseMovesAndKeepsWhatWasTyped() {
        staged();

        assertThat(model.movePhase(0, 1)).isEqualTo(1);

        assertThat(model.draft().phases().stream().map(phase -> phase.text(Text.NAME)))
                .containsExactly("Berlin", "Munich");
        assertThat(model.movePhase(1, 1)).isEqualTo(1);
    }

    @Test
    void anOwnTemplateBeginsANewDraft() {
        staged();
        model.editPhase(0, phase -> phase.with(Text.PARALLEL, "50"));
        model.saveAsTemplate();
        RolloutDraft template =
                drafts.all().stream().filter(RolloutDraft::own).findFirst().orElseThrow();

        model.begin(template.id());

        assertThat(model.draft().own()).isFalse();
        assertThat(model.draft().phases().getFirst().text(Text.PARALLEL)).isEqualTo("50");
    }

    @Test
    void theMapIsAskedForTheCarsOfTheDraft() {
        staged();
        model.edit(draft -> draft.withTargets(draft.targets().withQuery("model:i4")));

        model.chooseOnMap();

        assertThat(opened).containsExactly(new Destination.MapFor(model.draft().id(), model.usualName(), "model:i4"));
        assertThat(drafts.find(model.draft().id()))
                .as("it is kept before somebody goes away")
                .isPresent();
    }

    @Test
    void aDraftThatFollowsItsQueryAsksTheServerForThat() {
        staged();
        assertThat(model.wish().orElseThrow().targets())
                .as("cars are kept unless somebody chooses")
                .isNull();

        model.edit(
                draft -> draft.withTargets(draft.targets().withFollowing(true).withMargin("25 %")));

        assertThat(model.wish().orElseThrow().targets()).isEqualTo(Targeting.DYNAMIC);
        assertThat(model.wish().orElseThrow().marginPercent()).isEqualTo(25);
    }

    @Test
    void aDraftBegunForSomeCarsIsForThose() {
        model.beginFor("id:WBA-00001,WBA-00002", "4.3.1");

        assertThat(model.draft().targets().query()).isEqualTo("id:WBA-00001,WBA-00002");
        assertThat(model.draft().version()).isEqualTo("4.3.1");
    }

    @Test
    void listedCarsThatAreInNoPhaseAreAMistake() {
        staged();
        model.edit(draft -> draft.withPhases(List.of(PhaseDraft.of("None", "region:nowhere")))
                .withTargets(draft.targets().withListed(true).withIds("WBA-00001")));

        assertThat(model.mistakes().property().get())
                .anyMatch(problem -> problem.key().equals("phase-empty"));
        assertThat(model.wish()).isEmpty();
    }
}
