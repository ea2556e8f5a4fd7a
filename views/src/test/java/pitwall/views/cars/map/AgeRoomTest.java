package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class AgeRoomTest {
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final AgeRoom room = new AgeRoom();

    @Test
    void noAgeStandsOnAnotherOrOnAMarkAndWhatHasRoomIsTold() {
        List<Rectangle2D> standing = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Rectangle2D mark = somewhere(16, 16);
            room.take(mark.getMinX(), mark.getMinY(), mark.getWidth(), mark.getHeight());
            standing.add(mark);
        }
        int told = 0;
        for (int point = 0; point < 200; point++) {
            Rectangle2D age = somewhere(30, 13);
            boolean free = standing.stream().noneMatch(age::intersects);

            room.tell(point, age.getMinX(), age.getMinY(), age.getWidth(), age.getHeight());

            assertThat(room.tells(point)).as("seed %d, %s", seed, age).isEqualTo(free);
            if (free) {
                standing.add(age);
                told++;
            }
        }
        assertThat(told).as("seed %d", seed).isBetween(10, 199);
    }

    private Rectangle2D somewhere(double width, double height) {
        return new Rectangle2D(random.nextDouble() * 800, random.nextDouble() * 500, width, height);
    }
}
