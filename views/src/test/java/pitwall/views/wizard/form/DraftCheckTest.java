package pitwall.views.wizard.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.OnBreach;
import pitwall.fleet.rollout.PhaseOrder;
import pitwall.protocol.rest.CreateRollout;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.drafts.PolicyDraft;
import pitwall.views.drafts.PolicyDraft.WindowDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.RolloutDraft.LaunchDraft;
import pitwall.views.drafts.Templates;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.wizard.form.Field.Name;

class DraftCheckTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private final Strings english = Strings.strict(new Formats(Locale.ENGLISH, BERLIN));
    private final Strings german = Strings.strict(new Formats(Locale.GERMAN, BERLIN));

    @Test
    void aMarginIsAWholePercentageWhereTheQueryIsFollowed() {
        RolloutDraft draft =
                Templates.draft(Templates.RINGS, "d-1", "", "", Frames.NOW).withVersion("4.3.1");
        RolloutDraft following =
                draft.withTargets(draft.targets().withFollowing(true).withMargin("many"));

        assertThat(DraftCheck.of(following, _ -> Optional.empty(), Frames.NOW, ZoneId.of("UTC")))
                .extracting(FieldProblem::key)
                .containsExactly("margin");
        assertThat(DraftCheck.of(
                        following.withTargets(
                                following.targets().withListed(true).withIds("WBA-00001")),
                        _ -> Optional.empty(),
                        Frames.NOW,
                        ZoneId.of("UTC")))
                .as("named cars are kept")
                .isEmpty();
    }

    @Test
    void everyTemplateIsCompleteButForTheRelease() {
        for (String template : Templates.SHIPPED) {
            assertThat(problems(draft(template))).as(template).singleElement().satisfies(problem -> {
                assertThat(problem.field().name()).isEqualTo(Name.VERSION);
                assertThat(problem.missing()).isTrue();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, '', PHASE_NAME",
        "TARGETS, regio:x, PHASE_TARGETS",
        "CANARY, some, CANARY",
        "WAVES, 10 20, WAVES",
        "PARALLEL, 0, PARALLEL",
        "SOAK, soon, SOAK",
        "SUCCESS, 120, SUCCESS",
        "FAILURE, -1, FAILURE",
        "SAMPLE, 0, SAMPLE",
        "WAIT, 2 h, WAIT",
        "WAIT, 30 s, WAIT",
        "PHASE_TIMEOUT, 31 d, PHASE_TIMEOUT",
        "CAR_TIMEOUT, 5 s, CAR_TIMEOUT"
    })
    void everyMistakeInAPhaseIsFoundAndHasASentenceInBothLanguages(Text text, String typed, Name field) {
        RolloutDraft draft = whole();

        List<FieldProblem> found =
                problems(draft.withPhase(1, draft.phases().get(1).with(text, typed)));

        assertThat(found).singleElement().satisfies(problem -> {
            assertThat(problem.field().name()).isEqualTo(field);
            assertThat(problem.field().index()).isEqualTo(1);
            String key = "wizard.problem." + problem.key();
            assertThat(english.get(key, problem.words().toArray()))
                    .isNotEqualTo(german.get(key, problem.words().toArray()));
        });
    }

    @Test
    void everyMistakeBesideThePhasesIsFoundToo() {
        RolloutDraft draft = whole();

        assertThat(names(draft.withTargets(draft.targets().withQuery("batery:<3"))))
                .containsExactly(Name.QUERY);
        assertThat(names(draft.withTargets(draft.targets().withListed(true)))).containsExactly(Name.IDS);
        assertThat(names(draft.withTargets(draft.targets().withListed(true).withIds("car-1 ??"))))
                .containsExactly(Name.IDS);
        assertThat(names(draft.withPhases(List.of()))).containsExactly(Name.PHASES);
        assertThat(names(draft.withPolicy(draft.policy().withBattery("120")))).containsExactly(Name.BATTERY);
        assertThat(names(
                        draft.withPolicy(draft.policy().withWindows(List.of(new WindowDraft(Set.of(), "25:00", "x"))))))
                .containsExactly(Name.WINDOW_FROM, Name.WINDOW_TO);
        assertThat(names(draft.withPolicy(draft.policy().withRollbackTimeout("2 h"))))
                .containsExactly(Name.ROLLBACK_TIMEOUT);
        assertThat(names(draft.withPolicy(draft.policy().withForced(true)))).containsExactly(Name.FORCE_REASON);
        assertThat(names(draft.withLaunch(new LaunchDraft("tomorrow", false)))).containsExactly(Name.START);
        assertThat(names(draft.withLaunch(new LaunchDraft("2020-01-01 10:00", false))))
                .containsExactly(Name.START);
        assertThat(names(draft.withLaunch(draft.launch().withNote("x".repeat(501)))))
                .containsExactly(Name.NOTE);
        assertThat(names(draft.withLaunch(draft.launch().withTicket("x".repeat(101)))))
                .containsExactly(Name.TICKET);
    }

    @Test
    void aReleaseThatCannotBeChosenSaysWhy() {
        List<FieldProblem> found = DraftCheck.of(whole(), _ -> Optional.of("nobody signed it"), Frames.NOW, BERLIN);

        assertThat(found)
                .singleElement()
                .satisfies(problem -> assertThat(problem.words()).containsExactly("4.3.1", "nobody signed it"));
    }

    @Test
    void theWishSaysWhatWasTypedInTheServersUnits() {
        RolloutDraft draft = whole();
        RolloutDraft typed = draft.withTargets(draft.targets().withQuery("model:i4"))
                .withPolicy(draft.policy()
                        .withBattery("40 %")
                        .withWindows(List.of(new WindowDraft(Set.of(), "9:00", "17:00"))));

        CreateRollout wish = DraftWish.of(typed, List.of(), "usual", BERLIN);

        assertThat(wish.name()).isEqualTo("usual");
        assertThat(wish.minimumBatteryPercent()).isEqualTo(40);
        assertThat(wish.stationary()).isTrue();
        assertThat(wish.windows())
                .singleElement()
                .satisfies(window -> assertThat(window.from()).isEqualTo("09:00"));
        CreateRollout.PhaseWish munich = wish.phases().getFirst();
        assertThat(munich.query()).isEqualTo("model:i4 region:munich");
        assertThat(munich.canaryPercent()).isEqualTo(5);
        assertThat(munich.waves()).containsExactly(10, 30, 60);
        assertThat(munich.successThreshold()).isEqualTo(0.8);
        assertThat(munich.onBreach()).isEqualTo(OnBreach.ROLL_BACK_PHASE);
        assertThat(wish.approval()).isNull();
        assertThat(wish.forceReason()).isNull();
        assertThat(wish.note()).isNull();
        assertThat(wish.ticket()).isNull();
        assertThat(wish.charging()).isNull();
        assertThat(wish.unmetered()).isNull();
        assertThat(wish.downloadAhead()).isNull();
        assertThat(munich.order()).isEqualTo(PhaseOrder.RANDOM);
    }

    @Test
    void orderPowerAndNetworkAreAskedForWhereTheyWereChosen() {
        RolloutDraft draft = whole();
        RolloutDraft chosen = draft.withPolicy(draft.policy().with(new PolicyDraft.Extras(true, true, true)))
                .withPhase(0, draft.phases().get(0).withOrder(PhaseOrder.FULLEST_FIRST))
                .withPhase(1, draft.phases().get(1).withOrder(PhaseOrder.BY_ID));

        CreateRollout wish = DraftWish.of(chosen, List.of(), "usual", BERLIN);

        assertThat(wish.charging()).isTrue();
        assertThat(wish.unmetered()).isTrue();
        assertThat(wish.downloadAhead()).isTrue();
        assertThat(wish.phases().getFirst().order()).isEqualTo(PhaseOrder.FULLEST_FIRST);
        assertThat(wish.phases().getLast().order())
                .as("the usual one is not said")
                .isNull();
    }

    @Test
    void whatIsSaidGoesToTheServerAndIntoNoTemplate() {
        RolloutDraft draft = whole();
        RolloutDraft said = draft.withLaunch(draft.launch()
                .withNote(" Watch the iX3. ")
                .withTicket("CHG-1042")
                .withApproval(true));

        CreateRollout wish = DraftWish.of(said, List.of(), "usual", BERLIN);

        assertThat(wish.note()).isEqualTo("Watch the iX3.");
        assertThat(wish.ticket()).isEqualTo("CHG-1042");
        assertThat(said.as("t-1", true, "", Frames.NOW).launch()).isEqualTo(new LaunchDraft("", true));
    }

    @Test
    void listedCarsAreNamedOneByOne() {
        RolloutDraft draft = whole();
        List<Set<CarId>> named = List.of(Set.of(new CarId("car-1")), Set.of(new CarId("car-2")));

        CreateRollout wish = DraftWish.of(
                draft.withTargets(draft.targets().withListed(true).withIds("car-1 car-2")), named, "usual", BERLIN);

        assertThat(wish.phases()).allMatch(phase -> phase.query() == null);
        assertThat(wish.phases().get(1).cars()).containsExactly(new CarId("car-2"));
    }

    @Test
    void theGatesAreOneSentence() {
        PhaseDraft munich = PhaseDraft.of("Munich", "");

        assertThat(GateSentence.of(munich, OptionalInt.of(435), english))
                .contains("Munich: after 435 cars, continue if at least 80\u00a0% succeed within 6\u00a0h"
                        + " and at most 5.0\u00a0% fail (from 20 cars on); otherwise roll back Munich.");
        assertThat(GateSentence.of(munich.withOnBreach(OnBreach.PAUSE_AND_ASK), OptionalInt.empty(), english))
                .hasValueSatisfying(sentence -> assertThat(sentence).endsWith("otherwise pause and ask a person."));
        assertThat(GateSentence.of(munich.with(Text.SUCCESS, "much"), OptionalInt.empty(), english))
                .isEmpty();
    }

    private static RolloutDraft whole() {
        return draft(Templates.STAGED).withVersion("4.3.1");
    }

    private static RolloutDraft draft(String template) {
        return Templates.draft(template, "d-1", "https://fleet.example:8443", "k.vogt", Frames.NOW);
    }

    private static List<FieldProblem> problems(RolloutDraft draft) {
        return DraftCheck.of(draft, _ -> Optional.empty(), Frames.NOW, BERLIN);
    }

    private static List<Name> names(RolloutDraft draft) {
        return problems(draft).stream().map(problem -> problem.field().name()).toList();
    }
}
