package pitwall.views.map.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import pitwall.views.map.GroundState.Loss;
import pitwall.views.map.MapFrame;
import pitwall.views.map.MapView;
import pitwall.views.map.Raster;

class TileShelfTest {
    private static final TileId WORLD = new TileId(0, 0, 0);

    private final List<TileId> asked = new ArrayList<>();
    private final List<TileId> noPictures = new ArrayList<>();
    private final List<TileShelf.Outcome> outcomes = new ArrayList<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    private TileShelf shelf(Function<TileId, TileAnswer> answer) {
        TileSource source = new TileSource() {
            @Override
            public TileAnswer tile(TileId id) {
                asked.add(id);
                return answer.apply(id);
            }

            @Override
            public void isNoPicture(TileId id) {
                noPictures.add(id);
            }

            @Override
            public boolean keeps() {
                return true;
            }
        };
        return new TileShelf(source, waiting::add, outcomes::add);
    }

    private void fetch() {
        while (!waiting.isEmpty()) {
            waiting.poll().run();
        }
    }

    @Test
    void whatTheWindowNoLongerShowsIsNotFetched() {
        TileShelf shelf = shelf(id -> new TileAnswer.Found(Squares.png(id)));
        TileId left = new TileId(5, 1, 1);
        TileId stays = new TileId(5, 2, 1);

        shelf.want(Set.of(left, stays));
        shelf.want(Set.of(stays));
        fetch();

        assertThat(asked).containsExactly(stays);
        assertThat(shelf.find(stays)).isPresent();
    }

    @Test
    void aDamagedSquareIsFetchedOnceMoreAndThenToldUnreadable() {
        TileShelf shelf = shelf(_ -> new TileAnswer.Found(new byte[] {1, 2, 3}));

        shelf.want(Set.of(WORLD));
        fetch();

        assertThat(asked).hasSize(2);
        assertThat(noPictures).isNotEmpty();
        assertThat(outcomes).containsExactly(new TileShelf.Outcome(Optional.of(Loss.UNREADABLE)));
    }

    @Test
    void aDamagedSquareThatComesWholeTheSecondTimeIsShown() {
        TileShelf shelf =
                shelf(id -> new TileAnswer.Found(asked.size() == 1 ? new byte[] {(byte) 0x89} : Squares.png(id)));

        shelf.want(Set.of(WORLD));
        fetch();

        assertThat(shelf.find(WORLD)).isPresent();
        assertThat(outcomes).containsExactly(new TileShelf.Outcome(Optional.empty()));
    }

    @Test
    void whereASquareIsNotThereYetALargerOneIsDrawn() {
        TileShelf shelf =
                shelf(id -> id.zoom() == 1 ? new TileAnswer.Found(Squares.png(id)) : new TileAnswer.Missing());
        TilePainter painter = new TilePainter(shelf);
        MapFrame far = MapFrame.around(new MapView(0.5, 0.5, 1, 512, 512), 0, 1);
        MapFrame near = MapFrame.around(new MapView(0.5, 0.5, 2, 512, 512), 0, 1);
        Raster raster = new Raster(512, 512);

        assertThat(painter.paint(new TilePainter.Wish(), far, 1, raster)).isEqualTo(new TilePainter.Found(0, 4));
        fetch();
        assertThat(painter.paint(new TilePainter.Wish(), far, 1, raster).isWhole())
                .isTrue();
        TilePainter.Found found = painter.paint(new TilePainter.Wish(), near, 1, raster);

        assertThat(found.absent()).isZero();
        assertThat(raster.pixels()[256 * 512 + 256] >>> 24).isEqualTo(255);
    }

    @Test
    void acrossTheAntimeridianSquaresOfBothSidesAreDrawn() {
        TileShelf shelf = shelf(id -> new TileAnswer.Found(Squares.png(id)));
        TilePainter painter = new TilePainter(shelf);
        MapFrame frame = MapFrame.around(new MapView(0, 0.5, 3, 512, 512), 0, 1);

        painter.paint(new TilePainter.Wish(), frame, 1, new Raster(512, 512));
        fetch();

        assertThat(asked).extracting(TileId::x).contains(0, 7);
        assertThat(painter.paint(new TilePainter.Wish(), frame, 1, new Raster(512, 512))
                        .isWhole())
                .isTrue();
    }
}
