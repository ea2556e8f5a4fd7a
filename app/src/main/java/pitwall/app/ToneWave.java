package pitwall.app;

import pitwall.views.bell.Speaker.Tone;

/// The tones of alarms as waves: 16 bit, one channel, the lower byte first. A P1 is three falling pairs, a P2 one even
/// tone; each begins and ends softly, so that nothing cracks.
final class ToneWave {
    /// Samples a second.
    static final int RATE = 44_100;

    private static final int HIGH = 880;
    private static final int LOW = 660;
    private static final int PULSE = RATE / 8;
    private static final int FADE = RATE / 100;
    private static final double LOUDNESS = 0.5;

    private ToneWave() {}

    /// @param volume in percent
    static byte[] samples(Tone tone, int volume) {
        return switch (tone) {
            case P1 -> wave(volume, HIGH, LOW, HIGH, LOW, HIGH, LOW);
            case P2 -> wave(volume, LOW, LOW);
        };
    }

    private static byte[] wave(int volume, int... pitches) {
        byte[] bytes = new byte[pitches.length * PULSE * 2];
        for (int pulse = 0; pulse < pitches.length; pulse++) {
            for (int i = 0; i < PULSE; i++) {
                double soft = Math.min(1.0, Math.min(i, PULSE - 1 - i) / (double) FADE);
                double value = Math.sin(2 * Math.PI * pitches[pulse] * i / RATE) * soft * LOUDNESS * volume / 100;
                short sample = (short) Math.round(value * Short.MAX_VALUE);
                int at = (pulse * PULSE + i) * 2;
                bytes[at] = (byte) sample;
                bytes[at + 1] = (byte) (sample >> 8);
            }
        }
        return bytes;
    }
}
