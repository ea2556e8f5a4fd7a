package pitwall.views.cars.dots;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotLayoutTest {
    @Test
    void tenThousandCarsOfTwoRegionsWithFourRingsFitTheReferenceWindow() {
        DotLayout layout = DotLayout.of(groups(8, 1_250), 1_050, 664);

        assertThat(layout.pitch()).isEqualTo(8);
        assertThat(layout.height()).isLessThanOrEqualTo(664);
    }

    @Test
    void noDotStandsBelowAName() {
        DotLayout layout = DotLayout.of(groups(8, 1_250), 1_050, 664);

        for (int i = 0; i < 10_000; i++) {
            assertThat(layout.x(i)).isGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void dotsRunOnBelowTheirNameBeforeAFleetScrolls() {
        DotLayout layout = DotLayout.of(groups(8, 1_290), 1_050, 664);

        assertThat(layout.height()).isLessThanOrEqualTo(664);
        assertThat(layout.x(2 * 126)).isZero();
    }

    @Test
    void fewCarsGetLargeMarks() {
        assertThat(DotLayout.of(groups(2, 30), 1_050, 664).pitch()).isEqualTo(24);
    }

    @ParameterizedTest
    @CsvSource({"8, 1250, 1050, 664", "3, 7, 300, 200", "16, 700, 1080, 760", "1, 1, 50, 50", "5, 999, 333, 100"})
    void everyDotHasItsOwnCellAndIsFoundThere(int groups, int size, int width, int height) {
        DotLayout layout = DotLayout.of(groups(groups, size), width, height);

        Set<Long> cells = new HashSet<>();
        for (int i = 0; i < groups * size; i++) {
            int x = layout.x(i);
            int y = layout.y(i);
            assertThat(x + layout.pitch()).isLessThanOrEqualTo(width);
            assertThat(cells.add((long) x << 32 | y)).isTrue();
            assertThat(layout.indexAt(x + 1, y + 1)).isEqualTo(i);
        }
    }

    @Test
    void theFirstDotBelowAHeightStartsItsRow() {
        DotLayout layout = DotLayout.of(groups(4, 900), 500, 100);

        for (int y = 0; y < layout.height(); y += layout.pitch()) {
            int first = layout.firstAt(y);
            assertThat(first == 0 || layout.y(first - 1) < layout.y(first)).isTrue();
        }
    }

    @Test
    void downAndUpLeadBackToTheSameDot() {
        DotLayout layout = DotLayout.of(groups(4, 300), 500, 400);

        int below = layout.below(40, 1);

        assertThat(layout.y(below)).isGreaterThan(layout.y(40));
        assertThat(layout.x(below)).isEqualTo(layout.x(40));
        assertThat(layout.below(below, -1)).isEqualTo(40);
    }

    private static List<DotLayout.Group> groups(int count, int size) {
        List<DotLayout.Group> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            groups.add(new DotLayout.Group(i * size, size, 40));
        }
        return groups;
    }
}
