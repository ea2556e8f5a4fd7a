package pitwall.server.integration.symphony;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import pitwall.fleet.CarId;
import pitwall.testing.Seeds;

class TargetNameTest {
    private static String name(String id) {
        return TargetName.of(new CarId(id));
    }

    @Test
    void anIdThatIsANameStaysAsItIs() {
        assertThat(name("car-42")).isEqualTo("car-42");
        assertThat(name("7")).isEqualTo("7");
        assertThat(name("a".repeat(48))).isEqualTo("a".repeat(48));
    }

    @Test
    void anyOtherIdIsLoweredAndSaysByItsDigitsWhichOneItIs() {
        assertThat(name("WBA_00.7")).matches("wba-00-7--[0-9a-f]{10}");
        assertThat(name("a".repeat(49))).matches("a{36}--[0-9a-f]{10}");
        assertThat(name("-car-")).matches("car--[0-9a-f]{10}");
        assertThat(name("car--7")).matches("car-7--[0-9a-f]{10}");
        assertThat(name("___")).matches("car--[0-9a-f]{10}");
    }

    @Test
    void twoCarsNeverHaveOneName() {
        RandomGenerator random = Seeds.announced("ids of cars").generator();
        String letters = "aAbB7._-";
        Map<String, String> owners = new HashMap<>();
        for (int n = 0; n < 20_000; n++) {
            StringBuilder made = new StringBuilder();
            int length = random.nextInt(1, random.nextInt(2, 65));
            for (int i = 0; i < length; i++) {
                made.append(letters.charAt(random.nextInt(letters.length())));
            }
            String id = made.toString();
            if (CarId.parse(id).isPresent()) {
                String name = name(id);
                assertThat(name).matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?").hasSizeLessThanOrEqualTo(48);
                assertThat(owners.merge(name, id, (first, second) -> first)).isEqualTo(id);
            }
        }
    }
}
