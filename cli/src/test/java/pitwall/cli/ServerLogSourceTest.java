package pitwall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import pitwall.fleet.LogLevel;
import pitwall.server.logs.SpokenLine;

/// What a server hears of what its program logs. Other tests may log beside it: only lines of this test count.
class ServerLogSourceTest {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLogSourceTest.class);

    private final List<SpokenLine> heard = new CopyOnWriteArrayList<>();

    private List<SpokenLine> own() {
        return heard.stream()
                .filter(line -> line.logger().equals(ServerLogSourceTest.class.getName()))
                .toList();
    }

    @Test
    void linesAreHeardWithTheirPartsUntilItEnds() {
        Runnable end = new ServerLogSource().listen(heard::add);
        IllegalStateException thrown = new IllegalStateException("why");
        try (MDC.MDCCloseable _ = MDC.putCloseable("correlation", "c-7")) {
            LOG.atWarn()
                    .setMessage("{} of {}")
                    .addArgument(1)
                    .addArgument(2)
                    .addKeyValue("car", "WBA-1")
                    .log();
        }
        LOG.error("failed", thrown);
        end.run();
        LOG.error("heard by nobody");

        assertThat(own())
                .containsExactly(
                        new SpokenLine(
                                LogLevel.WARN,
                                ServerLogSourceTest.class.getName(),
                                "1 of 2",
                                Map.of("correlation", "c-7", "car", "WBA-1"),
                                null),
                        new SpokenLine(
                                LogLevel.ERROR, ServerLogSourceTest.class.getName(), "failed", Map.of(), thrown));
    }
}
