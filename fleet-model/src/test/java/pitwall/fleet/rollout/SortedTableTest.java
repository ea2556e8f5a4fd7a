package pitwall.fleet.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import pitwall.fleet.RandomSeed;

class SortedTableTest {
    @Test
    void itBehavesLikeASortedMapThatIsNeverChanged() {
        RandomGenerator random = RandomSeed.announced("sorted table").generator();
        TreeMap<Integer, Integer> model = new TreeMap<>();
        SortedTable<Integer, Integer> table = SortedTable.empty();
        for (int i = 0; i < 20_000; i++) {
            int key = random.nextInt(300);
            SortedTable<Integer, Integer> before = table;
            int size = before.size();
            if (random.nextInt(5) < 2) {
                model.remove(key);
                table = table.without(key);
            } else {
                model.put(key, i);
                table = table.with(key, i);
            }

            assertThat(before.size()).isEqualTo(size);
            assertThat(table.size()).isEqualTo(model.size());
            assertThat(table.get(key)).isEqualTo(model.get(key));
            assertThat(table.ceiling(key)).isEqualTo(model.ceilingKey(key));
            assertThat(table.first()).isEqualTo(model.isEmpty() ? null : model.firstKey());
        }
        List<Integer> keys = new ArrayList<>();
        table.forEach((key, value) -> keys.add(key));
        assertThat(keys).containsExactlyElementsOf(model.keySet());
    }

    @Test
    void tablesWithTheSameEntriesAreEqualWhateverTheirShape() {
        SortedTable<Integer, String> up =
                SortedTable.<Integer, String>empty().with(1, "a").with(2, "b").with(3, "c");
        SortedTable<Integer, String> down =
                SortedTable.<Integer, String>empty().with(3, "c").with(2, "b").with(1, "a");

        assertThat(up).isEqualTo(down).hasSameHashCodeAs(down);
        assertThat(up.without(2)).isNotEqualTo(down);
    }
}
