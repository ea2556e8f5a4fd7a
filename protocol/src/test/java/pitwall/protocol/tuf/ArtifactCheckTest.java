package pitwall.protocol.tuf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArtifactCheckTest {
    private static final byte[] ARTIFACT = TestRepository.ARTIFACT;
    private static final ReleaseTarget RELEASE = TestRepository.release("4.3.0", 7, ARTIFACT);

    @Test
    void theSignedBytesPass() throws IOException {
        assertThat(check(ARTIFACT)).isEmpty();
    }

    @Test
    void oneChangedBitIsRefused() throws IOException {
        for (int at = 0; at < ARTIFACT.length; at++) {
            byte[] changed = ARTIFACT.clone();
            changed[at] ^= 1;

            assertThat(check(changed)).map(TufRefusal::reason).contains(TufReason.HASH_MISMATCH);
        }
    }

    @Test
    void aShorterArtifactIsRefused() throws IOException {
        assertThat(check(Arrays.copyOf(ARTIFACT, ARTIFACT.length - 1)))
                .map(TufRefusal::reason)
                .contains(TufReason.HASH_MISMATCH);
    }

    @Test
    void endlessDataEndsBehindTheSignedLength() throws IOException {
        InputStream endless = new InputStream() {
            private int given;

            @Override
            public int read() {
                given++;
                if (given > 200_000) {
                    throw new AssertionError("read on behind the signed length");
                }
                return 'x';
            }
        };

        assertThat(ArtifactCheck.of(RELEASE, endless)).map(TufRefusal::reason).contains(TufReason.TOO_LONG);
    }

    private static Optional<TufRefusal> check(byte[] bytes) throws IOException {
        return ArtifactCheck.of(RELEASE, new ByteArrayInputStream(bytes));
    }
}
