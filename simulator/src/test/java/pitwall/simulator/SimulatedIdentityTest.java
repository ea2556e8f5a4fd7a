package pitwall.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;

final class SimulatedIdentityTest {
    @Test
    void aCarHasTheSameKeyInEverySimulationWithTheSameSecret() {
        CarId car = new CarId("WBA-00001");

        String key = SimulatedIdentity.of("secret", car).publicKey();

        assertThat(SimulatedIdentity.of("secret", car).publicKey()).isEqualTo(key);
        assertThat(SimulatedIdentity.of("another", car).publicKey()).isNotEqualTo(key);
        assertThat(SimulatedIdentity.of("secret", new CarId("WBA-00002")).publicKey())
                .isNotEqualTo(key);
    }
}
