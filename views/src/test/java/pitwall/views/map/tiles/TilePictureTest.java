package pitwall.views.map.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.views.map.Raster;

class TilePictureTest {
    private static final TileId PLACE = new TileId(3, 4, 2);

    @ParameterizedTest
    @CsvSource({"256, png, true", "512, png, true", "256, jpg, true", "300, png, false", "256, gif, false"})
    void squaresOfTheUsualSizesAreRead(int side, String format, boolean read) {
        assertThat(TilePicture.read(Squares.picture(PLACE, side, format)).isPresent())
                .isEqualTo(read);
    }

    @Test
    void aPictureThatClaimsToBeHugeIsNotUnpacked() {
        byte[] bytes = Squares.png(PLACE);
        ByteBuffer.wrap(bytes).putInt(16, 60_000).putInt(20, 60_000);

        assertThat(TilePicture.read(bytes)).isEmpty();
    }

    @Test
    void junkIsNoPicture() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        byte[] whole = Squares.png(PLACE);
        for (int i = 0; i < 200; i++) {
            byte[] junk = Arrays.copyOf(whole, random.nextInt(whole.length));
            random.nextBytes(junk);
            if (i % 2 == 0 && junk.length > 4) {
                System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, 0, junk, 0, 3);
            }
            assertThat(TilePicture.read(junk)).isEmpty();
        }
    }

    @Test
    void aQuarterOfASquareFillsTheWholePlace() {
        int[] pixels = new int[256 * 256];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 256 < 128 ? 0xFF000000 : 0xFFFFFFFF;
        }
        Raster raster = new Raster(256, 256);

        new TilePicture(256, pixels).draw(raster, 0, 0, 256, new double[] {0.5, 0, 0.5});

        assertThat(raster.pixels()[100 * 256 + 200]).isEqualTo(0xFFFFFFFF);
        assertThat(raster.pixels()[100 * 256 + 20]).isEqualTo(0xFFFFFFFF);
    }
}
