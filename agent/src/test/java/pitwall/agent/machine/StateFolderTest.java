package pitwall.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.CarId;

final class StateFolderTest {
    @TempDir
    private Path folder;

    @Test
    void oneAgentAtATimeHoldsAFolder() throws IOException {
        try (StateFolder first = StateFolder.take(folder).orElseThrow()) {
            assertThat(first.path()).isEqualTo(folder);
            assertThat(StateFolder.take(folder)).isEmpty();
            assertThat(StateFolder.isTaken(folder)).isTrue();
        }
        assertThat(StateFolder.isTaken(folder)).isFalse();
    }

    @Test
    void idAndKeyStayAndBootsRise() throws IOException {
        CarId id;
        String key;
        long boot;
        try (StateFolder first = StateFolder.take(folder).orElseThrow()) {
            id = first.nameCar(null);
            key = first.identity().publicKey();
            boot = first.nextBoot(1_000_000);
        }
        try (StateFolder second = StateFolder.take(folder).orElseThrow()) {
            assertThat(second.nameCar(null)).isEqualTo(id);
            assertThat(second.identity().publicKey()).isEqualTo(key);
            assertThat(second.nextBoot(5)).isEqualTo(boot + 1);
        }
        assertThat(StateFolder.car(folder)).contains(id);
        assertThat(StateFolder.publicKey(folder)).contains(key);
    }
}
