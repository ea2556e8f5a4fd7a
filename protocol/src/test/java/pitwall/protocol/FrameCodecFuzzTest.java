package pitwall.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.List;

/// Whatever a peer sends, reading ends with an envelope or a refusal. A normal test run replays the files of
/// `FrameCodecFuzzTestInputs`; `JAZZER_FUZZ=1` looks for new ones.
class FrameCodecFuzzTest {
    private static final FrameCodec CODEC = new FrameCodec();

    private interface Reader {
        Envelope<?> read(String text) throws BadFrameException;
    }

    private static final List<Reader> READERS =
            List.of(CODEC::readClient, CODEC::readCar, CODEC::readServer, CODEC::readCarServer);

    @FuzzTest(maxDuration = "60s")
    void everyTextIsAFrameOrARefusal(@NotNull String text) {
        for (Reader reader : READERS) {
            try {
                Envelope<?> envelope = reader.read(text);
                assertThat(reader.read(CODEC.encode(envelope))).isEqualTo(envelope);
            } catch (BadFrameException refused) {
                assertThat(refused.sentence()).isNotEmpty();
            }
        }
    }
}
