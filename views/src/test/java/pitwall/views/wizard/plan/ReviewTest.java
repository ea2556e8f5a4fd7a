package pitwall.views.wizard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pitwall.client.FleetSnapshot;
import pitwall.fleet.Car;
import pitwall.fleet.CarId;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.query.QueryContext;
import pitwall.testing.FleetFixtures;
import pitwall.views.drafts.Checked;
import pitwall.views.drafts.Checked.PhaseCount;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.RolloutDraft;
import pitwall.views.drafts.Templates;
import pitwall.views.testing.Frames;
import pitwall.views.wizard.plan.LocalCount.Breakdown;

class ReviewTest {
    private final List<Car> fleet = FleetFixtures.cars(400, 7);
    private final QueryContext context = new QueryContext(Frames.NOW, FreshnessPolicy.DEFAULT);

    @Test
    void nothingChangedIsNothingToAccept() {
        assertThat(Review.of(checked(40, "TRUSTED", false), List.of(), checked(40, "TRUSTED", false)))
                .isEmpty();
    }

    @Test
    void moreCarsAreThenDraftAndNow() {
        Review review = Review.of(checked(40, "TRUSTED", false), List.of(43), checked(45, "TRUSTED", false))
                .orElseThrow();

        assertThat(review.lines()).contains(new Review.Line(Review.What.CARS, "Munich", "40", "43", "45"));
    }

    @Test
    void aReleaseThatWasRevokedAndASecondPersonAreSaid() {
        Review review = Review.of(checked(40, "TRUSTED", false), List.of(), checked(40, "REVOKED", true))
                .orElseThrow();

        assertThat(review.lines())
                .extracting(Review.Line::what)
                .containsExactly(Review.What.RELEASE, Review.What.APPROVAL);
    }

    @Test
    void aDraftThatTheServerNeverSawIsShownAsItIsNow() {
        Review review =
                Review.of(null, List.of(40), checked(45, "TRUSTED", true)).orElseThrow();

        assertThat(review.lines()).contains(new Review.Line(Review.What.CARS, "Munich", "", "40", "45"));
    }

    @Test
    void phasesThatWereMovedAreComparedWithThemselves() {
        Checked then = of(phase("Munich", 40), phase("Berlin", 20), phase("Rest", 300));
        Checked now = of(phase("Berlin", 20), phase("Munich", 45), phase("Rest", 300));

        Review review = Review.of(then, List.of(20, 44, 300), now).orElseThrow();

        assertThat(review.lines()).containsExactly(new Review.Line(Review.What.CARS, "Munich", "40", "44", "45"));
    }

    @Test
    void aPhaseThatWasPutBetweenTheOthersIsTheOnlyOneThatIsNew() {
        Checked then = of(phase("Munich", 40), phase("Berlin", 20));
        Checked now = of(phase("Munich", 40), phase("Hamburg", 9), phase("Berlin", 20));

        Review review = Review.of(then, List.of(), now).orElseThrow();

        assertThat(review.lines()).containsExactly(new Review.Line(Review.What.CARS, "Hamburg", "", "", "9"));
    }

    @Test
    void aPhaseThatIsGoneHasALine() {
        Checked then = of(phase("Munich", 40), phase("Berlin", 20));

        Review review = Review.of(then, List.of(20), of(phase("Berlin", 20))).orElseThrow();

        assertThat(review.lines()).containsExactly(new Review.Line(Review.What.GONE, "Munich", "40", "", ""));
    }

    @Test
    void aCarBelongsToTheFirstPhaseThatMeansItAndTheCountsAddUp() {
        RolloutDraft draft = draft();

        LocalCount count = LocalCount.of(draft, FleetSnapshot.of(fleet), context);

        int phases = count.phases().stream().mapToInt(Integer::intValue).sum();
        assertThat(count.fleet()).isEqualTo(400);
        assertThat(phases + count.unclaimed()).isEqualTo(count.chosen());
        assertThat(count.by().getOrDefault(Breakdown.REGION, Map.of()).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(count.chosen());
    }

    @Test
    void aPhaseWhoseQueryHasNoMeaningHasNoCount() {
        RolloutDraft draft = draft();
        RolloutDraft broken = draft.withPhase(0, draft.phases().getFirst().with(PhaseDraft.Text.TARGETS, "x:"));

        assertThat(LocalCount.of(broken, FleetSnapshot.of(fleet), context)
                        .phases()
                        .getFirst())
                .isNull();
    }

    @Test
    void listedIdsAreDividedAndTheUnknownOnesAreNamed() {
        CarId known = fleet.getFirst().id();
        RolloutDraft draft = draft();
        RolloutDraft listed = draft.withTargets(draft.targets().withListed(true).withIds(known + " no-such-car"))
                .withPhases(List.of(PhaseDraft.of("All", "")));

        LocalCount count = LocalCount.of(listed, FleetSnapshot.of(fleet), context);

        assertThat(count.unmatched()).containsExactly(new CarId("no-such-car"));
        assertThat(count.named()).containsExactly(Set.of(known));
    }

    private static RolloutDraft draft() {
        return Templates.draft(Templates.STAGED, "d", "s", "p", Frames.NOW);
    }

    private static Checked of(PhaseCount... phases) {
        return new Checked(Frames.NOW, "TRUSTED", false, List.of(phases));
    }

    private static PhaseCount phase(String name, int cars) {
        return new PhaseCount(name, cars, 10, 0, Map.of(), Map.of(), 0, 0);
    }

    private static Checked checked(int cars, String release, boolean approval) {
        return new Checked(Frames.NOW, release, approval, List.of(phase("Munich", cars)));
    }
}
