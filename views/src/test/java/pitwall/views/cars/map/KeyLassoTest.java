package pitwall.views.cars.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import pitwall.fleet.Position;
import pitwall.fleet.query.Area;
import pitwall.views.cars.SampleFleet;
import pitwall.views.map.MapView;
import pitwall.views.map.Mercator;

class KeyLassoTest {
    private final MapView view = new MapView(Mercator.x(11.58), Mercator.y(48.14), 9, 1000, 700);

    @Test
    void cornersSetWithKeysBecomeAnOutlineThatTheQueryReads() {
        Area read = Area.of(square(view, 200).area(view).orElseThrow()).orElseThrow();

        assertThat(holds(read, view, 500, 350)).isTrue();
        assertThat(holds(read, view, 310, 160)).isTrue();
        assertThat(holds(read, view, 290, 350)).isFalse();
        assertThat(holds(read, view, 500, 560)).isFalse();
    }

    /// Around the middle of the window; the cross is the fourth corner.
    private static KeyLasso square(MapView view, double half) {
        KeyLasso lasso = new KeyLasso(view);
        lasso.move(view, -half, -half);
        lasso.corner(view);
        lasso.move(view, 2 * half, 0);
        lasso.corner(view);
        lasso.move(view, 0, 2 * half);
        lasso.corner(view);
        lasso.move(view, -2 * half, 0);
        return lasso;
    }

    private static boolean holds(Area area, MapView view, double x, double y) {
        return area.holds(new Position(
                Mercator.latitude(view.worldY(y)), Mercator.longitude(view.worldX(x)), 0, SampleFleet.NOW));
    }

    @Test
    void cornersStayWhereTheyAreOnEarthWhileTheMapIsEnlarged() {
        KeyLasso lasso = square(view, 200);
        MapView wider = view.zoomed(-1, 500, 350);

        Area read = Area.of(lasso.area(wider).orElseThrow()).orElseThrow();

        assertThat(holds(read, view, 500, 350)).isTrue();
        assertThat(holds(read, view, 290, 350)).isFalse();
    }

    @Test
    void anOutlineAcrossTheAntimeridianStaysInOnePiece() {
        MapView fiji = new MapView(Mercator.x(180), Mercator.y(-17), 6, 1000, 700);

        Area read = Area.of(square(fiji, 200).area(fiji).orElseThrow()).orElseThrow();

        assertThat(holds(read, fiji, 480, 350)).isTrue();
        assertThat(holds(read, fiji, 520, 350)).isTrue();
        assertThat(holds(read, fiji, 20, 350)).isFalse();
    }

    @Test
    void theCrossStaysInTheWindow() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        KeyLasso lasso = new KeyLasso(view);
        for (int i = 0; i < 1_000; i++) {
            lasso.move(view, random.nextDouble() * 2_000 - 1_000, random.nextDouble() * 2_000 - 1_000);

            assertThat(lasso.cross(view)[0]).as("seed %d", seed).isBetween(-1e-6, view.width() + 1e-6);
            assertThat(lasso.cross(view)[1]).as("seed %d", seed).isBetween(-1e-6, view.height() + 1e-6);
        }
    }

    @Test
    void twoCornersSurroundNothingAndACornerCanBeTakenBack() {
        KeyLasso lasso = new KeyLasso(view);
        assertThat(lasso.area(view)).isEmpty();

        lasso.corner(view);
        lasso.corner(view);
        assertThat(lasso.corners()).as("the same corner counts once").isEqualTo(1);

        lasso.move(view, 80, 0);
        lasso.corner(view);
        assertThat(lasso.area(view)).isEmpty();

        lasso.takeBack();
        lasso.takeBack();
        lasso.takeBack();
        assertThat(lasso.corners()).isZero();
        assertThat(lasso.line(view)).hasSize(1);
        assertThat(lasso.line(view).getFirst()[0]).isCloseTo(580, within(1e-9));
    }
}
