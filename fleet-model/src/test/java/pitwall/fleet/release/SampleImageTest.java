package pitwall.fleet.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SampleImageTest {
    @Test
    void theSameReleaseHasTheSameBytesWhereverItIsMade() {
        SampleImage image = new SampleImage("4.4.0", Set.of("iX3", "i4"), 2_000);

        assertThat(image.bytes()).isEqualTo(new SampleImage("4.4.0", Set.of("i4", "iX3"), 2_000).bytes());
        assertThat(image.bytes()).isNotEqualTo(new SampleImage("4.4.1", Set.of("i4", "iX3"), 2_000).bytes());
    }

    @Test
    void anImageSaysWhichModelsItDoesNotSuit() {
        byte[] image = new SampleImage("4.4.0", Set.of("iX3", "i4"), 2_000).bytes();

        assertThat(SampleImage.unwellOn(image)).containsExactlyInAnyOrder("i4", "iX3");
        assertThat(SampleImage.unwellOn(SampleImage.factory("4.3.0").bytes())).isEmpty();
    }

    @Test
    void anyArtifactMaySaySo() {
        byte[] mine = "my own build\n# unwell on: bench, i7\nand so on".getBytes(StandardCharsets.UTF_8);

        assertThat(SampleImage.unwellOn(mine)).containsExactlyInAnyOrder("bench", "i7");
        assertThat(SampleImage.unwellOn(new byte[0])).isEmpty();
    }

    @Test
    void itIsAScriptThatAnyShellCanRead() {
        assertThat(new String(SampleImage.factory("4.3.0").bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("#!/bin/sh\n# Pitwall sample release 4.3.0\nexec sleep 1000000\n");
    }
}
