package pitwall.views.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pitwall.protocol.rest.AuditRecord;
import pitwall.views.kit.Proposal;

class TrailProposalsTest {
    private final ScriptedTrail trail = new ScriptedTrail();
    private List<AuditRecord> loaded = List.of();

    @BeforeEach
    void write() {
        trail.write(30);
        loaded = LongStream.rangeClosed(1, 30).mapToObj(trail::row).toList();
    }

    private List<Proposal> at(String text) {
        return TrailProposals.at(text, text.length(), loaded);
    }

    @Test
    void aBegunWordProposesFields() {
        assertThat(at("ac")).extracting(Proposal::text).containsExactly("actor:", "action:");
        assertThat(at("result:denied si")).extracting(Proposal::text).containsExactly("since:");
    }

    @Test
    void afterTheColonTheValuesOfTheLoadedEntriesComeWithTheirCounts() {
        long mira =
                loaded.stream().filter(entry -> "mira".equals(entry.actor())).count();

        assertThat(at("actor:m")).extracting(Proposal::label, Proposal::count).contains(tuple("mira", (int) mira));
        assertThat(at("actor:m").getFirst().applied("actor:m")).isEqualTo("actor:mira");
    }

    @Test
    void whatThereCanBeIsProposedBeforeAnythingIsLoaded() {
        loaded = List.of();

        assertThat(at("result:")).extracting(Proposal::text).containsExactly("accepted", "refused", "denied", "failed");
        assertThat(at("result:")).extracting(Proposal::count).containsOnly(-1);
        assertThat(at("since:")).extracting(Proposal::text).contains("24h");
    }

    @Test
    void whatTheTrailHasNoMeaningForIsNotProposed() {
        assertThat(at("-ac")).isEmpty();
        assertThat(at("\"free te")).isEmpty();
        assertThat(at("nothing:a")).isEmpty();
    }
}
