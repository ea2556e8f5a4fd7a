package pitwall.server.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pitwall.fleet.LogLevel;
import pitwall.protocol.CarFrame;

class NestedFieldsTest {
    @Test
    void objectBecomesFieldsWithTheNamesJoined() {
        assertThat(NestedFields.flat(
                        Map.of("stats", "{\"camera\":{\"fps\":29.8,\"dropped\":2},\"ok\":true}", "a", "b")))
                .containsOnly(
                        Map.entry("stats.camera.fps", "29.8"),
                        Map.entry("stats.camera.dropped", "2"),
                        Map.entry("stats.ok", "true"),
                        Map.entry("a", "b"));
    }

    @Test
    void whatIsNoObjectStaysAsItIs() {
        Map<String, String> fields = Map.of("a", "{not json}", "b", "{}", "c", "[1,2]", "d", "{\"x\":1} and more");

        assertThat(NestedFields.flat(fields)).isEqualTo(fields);
    }

    @Test
    void depthAndNumberAreBounded() {
        String deep = "{\"a\":".repeat(50) + "1" + "}".repeat(50);
        assertThat(NestedFields.flat(Map.of("x", deep)))
                .hasSize(1)
                .hasKeySatisfying(new org.assertj.core.api.Condition<>(name -> name.length() < 20, "short"));
        StringBuilder wide = new StringBuilder("{");
        for (int i = 0; i < 500; i++) {
            wide.append(i == 0 ? "" : ",").append("\"f").append(i).append("\":").append(i);
        }
        assertThat(NestedFields.flat(Map.of("x", wide.append('}').toString()))).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void secretWithinAFieldIsTakenOutByItsName() {
        LogIntake intake = new LogIntake(new Redactor(new byte[32]));
        CarFrame.Line line = new CarFrame.Line(
                1,
                Instant.EPOCH,
                LogLevel.INFO,
                "modem",
                "joined",
                Map.of("login", "{\"user\":\"x\",\"password\":\"hunter22\"}"));

        CarFrame.Log clean = (CarFrame.Log) intake.clean(new CarFrame.Log(1, List.of(line)));

        assertThat(clean.lines().getFirst().fields().get("login.user")).isEqualTo("x");
        assertThat(clean.lines().getFirst().fields().get("login.password")).doesNotContain("hunter22");
    }
}
