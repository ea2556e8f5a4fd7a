package pitwall.views.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.query.QueryField;

class CarProposalsTest {
    private static final Map<QueryField, List<Counted>> COUNTED = Map.of(
            QueryField.REGION,
            List.of(new Counted("berlin", 4_880), new Counted("munich", 5_120), new Counted("neu ulm", 7)),
            QueryField.STATUS,
            List.of(new Counted("failed", 14)));

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
        return CarProposals.at(text, text.length(), field -> COUNTED.getOrDefault(field, List.of()));
    }
}
