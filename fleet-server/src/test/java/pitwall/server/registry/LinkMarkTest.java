package pitwall.server.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import pitwall.server.registry.LinkMark.Place;
import pitwall.server.registry.LinkMark.Range;
import pitwall.testing.Seeds;

class LinkMarkTest {
    @Test
    void everySequenceIsTakenOnceInWhateverOrderTheyCome() {
        RandomGenerator random = Seeds.announced("order of sequences").generator();
        for (int run = 0; run < 200; run++) {
            LinkMark mark = LinkMark.startOf(1);
            Set<Long> taken = new TreeSet<>();
            for (int i = 0; i < 60; i++) {
                long seq = Math.max(1, mark.lastSeq() + random.nextInt(-6, 4));
                boolean isNew = !(mark.place(seq) instanceof Place.Duplicate);
                assertThat(isNew).as("run %d: %s takes %d", run, mark, seq).isEqualTo(taken.add(seq));
                mark = isNew ? mark.taken(seq) : mark;
            }
        }
    }

    @Test
    void aHoleIsFilledFromAnySide() {
        LinkMark mark = LinkMark.startOf(1).taken(1).taken(6);
        assertThat(mark.missing()).containsExactly(new Range(2, 5));

        assertThat(mark.taken(3).missing()).containsExactly(new Range(2, 2), new Range(4, 5));
        assertThat(mark.taken(2).missing()).containsExactly(new Range(3, 5));
        assertThat(mark.taken(5).missing()).containsExactly(new Range(2, 4));
        assertThat(mark.taken(2).taken(3).taken(4).taken(5).missing()).isEmpty();
    }

    @Test
    void holesBeyondTheLimitAreLostFromTheOldEnd() {
        LinkMark mark = LinkMark.startOf(1);
        for (long seq = 2; seq <= 2 * (LinkMark.MAX_RANGES + 3); seq += 2) {
            mark = mark.taken(seq);
        }

        assertThat(mark.missing()).hasSize(LinkMark.MAX_RANGES);
        assertThat(mark.place(1)).isEqualTo(new Place.Duplicate());
        assertThat(mark.place(mark.lastSeq() - 1)).isEqualTo(new Place.Late());
    }

    @Test
    void aMarkSurvivesItsColumnAndForgivesOneHoleAfterwards() {
        LinkMark stored =
                LinkMark.stored(7, 9, LinkMark.startOf(7).taken(2).taken(5).missingText());

        assertThat(stored.missing()).isEqualTo(List.of(new Range(1, 1), new Range(3, 4)));
        assertThat(stored.place(20)).isEqualTo(new Place.Newest(0));
        assertThat(stored.taken(20).place(22)).isEqualTo(new Place.Newest(1));
    }
}
