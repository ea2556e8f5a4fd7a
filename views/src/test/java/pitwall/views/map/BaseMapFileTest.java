package pitwall.views.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class BaseMapFileTest {
    private final byte[] bytes = bytes();
    private final BaseMap map = ((BaseMapRead.Loaded) BaseMapFile.read(bytes)).map();

    @Test
    void theBundledMapHoldsTheWorldAndIsSmall() {
        assertThat(bytes.length).isLessThanOrEqualTo(3_000_000);
        assertThat(map.states()).hasSize(4_556);
        assertThat(map.places()).hasSize(24_323);
        assertThat(map.levels()).hasSize(3);
        assertThat(map.countries().size()).isGreaterThan(200);
    }

    @Test
    void placesAreFoundInTheirStates() {
        assertThat(state(48.137, 11.575)).isEqualTo("Bayern");
        assertThat(state(52.52, 13.405)).isEqualTo("Berlin");
        assertThat(state(34.05, -118.24)).isEqualTo("California");
        assertThat(state(66.0, -173.0)).as("beyond the antimeridian").isEqualTo("Chukchi Autonomous Okrug");
        assertThat(state(45, -30)).as("the Atlantic").isEmpty();
    }

    private String state(double latitude, double longitude) {
        return map.stateName(map.stateAt(Mercator.x(longitude), Mercator.y(latitude)));
    }

    @Test
    void aFlippedBitIsNoticed() {
        byte[] damaged = bytes.clone();
        damaged[damaged.length / 2] ^= 4;

        assertThat(BaseMapFile.read(damaged)).isEqualTo(new BaseMapRead.Unreadable("its checksum is another one"));
        assertThat(BaseMapFile.read(new byte[3])).isInstanceOf(BaseMapRead.Unreadable.class);
    }

    /// Whoever writes a wrong number with a right checksum must not make us crash either.
    @Test
    void nonsenseWithTheRightChecksumIsRefusedOrRead() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        byte[] small = java.util.Arrays.copyOf(bytes, 60_000);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = small.clone();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                damaged[5 + random.nextInt(round < 150 ? 200 : 50_000)] = (byte) random.nextInt();
            }

            BaseMapRead read = BaseMapFile.read(signed(damaged));

            assertThat(read).as("seed %d round %d", seed, round).isInstanceOf(BaseMapRead.Unreadable.class);
        }
    }

    private static byte[] signed(byte[] damaged) {
        CRC32 sum = new CRC32();
        sum.update(damaged, 0, damaged.length - 4);
        java.nio.ByteBuffer.wrap(damaged).putInt(damaged.length - 4, (int) sum.getValue());
        return damaged;
    }

    private static byte[] bytes() {
        try (InputStream in = BaseMapFileTest.class.getResourceAsStream("/pitwall/assets/map/base.pwmap")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
