package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Position;
import pitwall.fleet.query.Area;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;

class LassoTest {
    @Test
    void aCircleBecomesAnOutlineThatTheQueryReads() {
        MapView view = new MapView(Mercator.x(11.58), Mercator.y(48.14), 9, 1000, 700);
        Lasso lasso = circle(500, 350, 200);

        String area = lasso.area(view).orElseThrow();

        assertThat(area.split(";")).hasSizeBetween(6, 24);
        Area read = Area.of(area).orElseThrow();
        assertThat(read.holds(place(48.14, 11.58))).isTrue();
        assertThat(read.holds(place(48.14, Mercator.longitude(view.worldX(495 + 190)))))
                .isTrue();
        assertThat(read.holds(place(48.14, Mercator.longitude(view.worldX(500 + 215)))))
                .isFalse();
    }

    @Test
    void anOutlineAcrossTheAntimeridianStaysInOnePiece() {
        MapView view = new MapView(Mercator.x(180), Mercator.y(-17), 6, 1000, 700);

        Area read = Area.of(circle(500, 350, 200).area(view).orElseThrow()).orElseThrow();

        assertThat(read.holds(place(-17, 179.5))).isTrue();
        assertThat(read.holds(place(-17, -179.5))).isTrue();
        assertThat(read.holds(place(-17, 0))).isFalse();
    }

    @Test
    void aLineSurroundsNothing() {
        Lasso lasso = new Lasso();
        lasso.add(10, 10);
        lasso.add(50, 50);

        assertThat(lasso.area(new MapView(0.5, 0.5, 4, 800, 600))).isEqualTo(Optional.empty());
    }

    private static Position place(double latitude, double longitude) {
        return new Position(latitude, longitude, 0, SampleFleet.NOW);
    }

    private static Lasso circle(double x, double y, double radius) {
        Lasso lasso = new Lasso();
        for (int i = 0; i < 200; i++) {
            double angle = i * Math.PI / 100;
            lasso.add(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
        }
        return lasso;
    }
}
