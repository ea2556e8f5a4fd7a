package pitwall.views.cars.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Position;
import pitwall.fleet.query.Area;
import pitwall.fleet.region.Outline;
import pitwall.fleet.region.OutlineFault;
import pitwall.fleet.region.OutlineReading;

class AreaOutlineTest {
    private static Outline outline(String area) {
        return ((OutlineReading.Good) AreaOutline.of(area)).outline();
    }

    @Test
    void whatGoesAcrossTheAntimeridianIsCutThere() {
        assertThat(outline("48/11;49/12").patches()).hasSize(1);
        assertThat(outline("-19/177;-16/-178").patches()).hasSize(2);
        assertThat(outline("-19/177;-16/177;-16/182;-19/182").patches()).hasSize(2);
        assertThat(outline("-19/-183;-16/-183;-16/-178;-19/-178").holds(179, -17))
                .isTrue();
    }

    @Test
    void whatIsNoAreaIsNoOutline() {
        assertThat(AreaOutline.of("*")).isEqualTo(new OutlineReading.Bad(OutlineFault.NO_POLYGON, "area"));
        assertThat(AreaOutline.of("48/11;49/12;49/11;48/12")).isInstanceOf(OutlineReading.Bad.class);
    }

    @Test
    void anOutlineHoldsWhatTheAreaHolds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            double south = 160 * random.nextDouble() - 80;
            double west = 360 * random.nextDouble() - 180;
            String area = String.format(
                    Locale.ROOT,
                    "%1$.4f/%2$.4f;%3$.4f/%2$.4f;%3$.4f/%4$.4f;%1$.4f/%4$.4f",
                    south,
                    west,
                    south + 5,
                    west + 20);
            Outline outline = outline(area);
            Area asked = Area.of(area).orElseThrow();
            for (int i = 0; i < 20; i++) {
                double latitude = south - 2 + 9 * random.nextDouble();
                double longitude = (west - 5 + 30 * random.nextDouble() + 540) % 360 - 180;
                Position place = new Position(latitude, longitude, 0, Instant.EPOCH);
                assertThat(outline.holds(place))
                        .as("seed %d run %d: %s in %s", seed, run, place, area)
                        .isEqualTo(asked.holds(place));
            }
        }
    }
}
