package pitwall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pitwall.views.bell.SoundChoice;
import pitwall.views.bell.Speaker.Tone;

class ToneWaveTest {
    @ParameterizedTest
    @EnumSource(Tone.class)
    void aToneBeginsAndEndsSoftlyAndIsNeverTooLoud(Tone tone) {
        SoundChoice.VOLUMES.forEach(volume -> assertSoft(tone, volume));
    }

    private static void assertSoft(Tone tone, int volume) {
        ShortBuffer wave = ByteBuffer.wrap(ToneWave.samples(tone, volume))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();

        assertThat(wave.get(0)).isZero();
        assertThat(Math.abs(wave.get(wave.limit() - 1))).isLessThan(200);
        int loudest = 0;
        for (int i = 0; i < wave.limit(); i++) {
            loudest = Math.max(loudest, Math.abs(wave.get(i)));
        }
        assertThat(loudest).isBetween(10_000 * volume / 100, 17_000 * volume / 100);
    }
}
