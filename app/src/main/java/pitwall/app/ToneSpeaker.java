package pitwall.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.views.bell.SoundChoice;
import pitwall.views.bell.Speaker;

/// Plays tones on whatever this computer has to be heard with. Thread-safe; never blocks, never fails: without a device
/// it says so.
final class ToneSpeaker implements Speaker {
    private static final Logger LOG = LoggerFactory.getLogger(ToneSpeaker.class);
    private static final AudioFormat FORMAT = new AudioFormat(ToneWave.RATE, 16, 1, true, false);

    private static final DataLine.Info LINE = new DataLine.Info(SourceDataLine.class, FORMAT);

    private final Executor background;
    private final ReentrantLock line = new ReentrantLock();
    private volatile boolean there = true;
    private volatile SoundChoice choice = SoundChoice.USUAL;

    /// @param background runs what may take a while
    ToneSpeaker(Executor background) {
        this.background = background;
        background.execute(this::look);
    }

    private void look() {
        try {
            there = AudioSystem.getMixerInfo().length > 0 && AudioSystem.isLineSupported(LINE);
        } catch (IllegalArgumentException e) {
            lost(e);
        }
    }

    @Override
    public boolean isThere() {
        return there;
    }

    @Override
    public void play(Tone tone) {
        background.execute(() -> sound(tone));
    }

    /// Waits for what still sounds. A device that was plugged in meanwhile is found here.
    private void sound(Tone tone) {
        SoundChoice chosen = choice;
        byte[] samples = ToneWave.samples(tone, chosen.volume());
        line.lock();
        try (SourceDataLine out = line(chosen.device())) {
            out.open(FORMAT);
            out.start();
            out.write(samples, 0, samples.length);
            out.drain();
            there = true;
        } catch (LineUnavailableException | IllegalArgumentException e) {
            lost(e);
        } finally {
            line.unlock();
        }
    }

    /// What was chosen, or the system's own while that is not there: an alarm is heard somewhere rather than nowhere.
    private static SourceDataLine line(String device) throws LineUnavailableException {
        Optional<Mixer.Info> mixer =
                mixers().filter(info -> info.getName().equals(device)).findFirst();
        return mixer.isPresent()
                ? AudioSystem.getSourceDataLine(FORMAT, mixer.get())
                : AudioSystem.getSourceDataLine(FORMAT);
    }

    private static Stream<Mixer.Info> mixers() {
        return Stream.of(AudioSystem.getMixerInfo())
                .filter(info -> AudioSystem.getMixer(info).isLineSupported(LINE));
    }

    @Override
    public List<String> devices() {
        return mixers().map(Mixer.Info::getName).toList();
    }

    @Override
    public void use(SoundChoice next) {
        choice = next;
    }

    private void lost(Exception cause) {
        if (there) {
            LOG.info("no sound: this computer has nothing to be heard with ({})", String.valueOf(cause.getMessage()));
        }
        there = false;
    }
}
