package pitwall.views.cars.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.query.QueryField;
import pitwall.views.cars.list.Facets;
import pitwall.views.kit.Proposal;

class ProposalsTest {
    private static final Facets FACETS = new Facets(
            Map.of(
                    QueryField.REGION,
                    List.of(
                            new Facets.Value("berlin", 4_880),
                            new Facets.Value("munich", 5_120),
                            new Facets.Value("neu ulm", 7)),
                    QueryField.STATUS,
                    List.of(new Facets.Value("failed", 14))),
            Map.of());

    @Test
    void aBegunWordProposesFields() {
        assertThat(at("re")).extracting(Proposal::text).containsExactly("region:", "reason:");
    }

    @Test
    void afterTheColonValuesComeWithTheirCounts() {
        assertThat(at("status:failed region:"))
                .extracting(Proposal::label, Proposal::count)
                .contains(tuple("berlin", 4_880), tuple("munich", 5_120));
    }

    @Test
    void afterACommaOnlyTheLastValueIsReplaced() {
        Proposal proposal = at("region:berlin,mu").getFirst();

        assertThat(proposal.applied("region:berlin,mu")).isEqualTo("region:berlin,munich");
    }

    @Test
    void aWordThatNoCarHasIsStillProposed() {
        assertThat(at("status:b")).extracting(Proposal::label, Proposal::count).containsExactly(tuple("blocked", 0));
    }

    @Test
    void sinceWhenACarChangedIsProposedByItsAge() {
        assertThat(at("changed:")).extracting(Proposal::text).containsExactly("5m", "20m", "1h", "8h", "1d");
        assertThat(at("changed:2").getFirst().applied("changed:2")).isEqualTo("changed:20m");
    }

    @Test
    void aValueWithASpaceIsQuoted() {
        assertThat(at("region:neu").getFirst().text()).isEqualTo("\"neu ulm\"");
    }

    @Test
    void insideQuotesNothingIsProposed() {
        assertThat(at("\"free re")).isEmpty();
    }

    @Test
    void aNegatedTermProposesTheSame() {
        assertThat(at("-region:ber").getFirst().applied("-region:ber")).isEqualTo("-region:berlin");
    }

    private static List<Proposal> at(String text) {
        return Proposals.at(text, text.length(), FACETS::of);
    }
}
