package pitwall.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.fleet.AgentStatus;
import pitwall.fleet.Convergence;
import pitwall.fleet.Motion;
import pitwall.fleet.SafetyState;
import pitwall.fleet.Workload;
import pitwall.protocol.BadFrameException.Code;
import pitwall.protocol.CarServerFrame.ApplyConditions;
import pitwall.protocol.CarServerFrame.ArtifactRef;
import pitwall.protocol.CarServerFrame.Desired;

class SoftwareFramesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:02:11.118Z");
    private static final String DIGEST = "ab".repeat(32);

    private final FrameCodec codec = new FrameCodec();

    @Test
    void aDesiredStateNeverShowsItsToken() {
        assertThat(desired("/api/v1/releases/4.3.0/artifact").toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/artifact",
                "//elsewhere.example/artifact",
                "/api/v1/releases/../../etc/passwd",
                "/api/v1/releases/4.3.0/artifact?token=x",
                "/@elsewhere.example",
                ""
            })
    void anArtifactIsAlwaysOnTheServerThatNamesIt(String path) {
        assertThatThrownBy(() -> desired(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCarThatLiesAboutTheShapeOfItsDigestIsRefused() {
        String state = codec.encode(
                new Envelope<>(1, NOW, null, new CarFrame.State(1, NOW, condition(), readings(), software(DIGEST))));

        assertThat(state).contains(DIGEST);
        assertThatThrownBy(() -> codec.readCar(state.replace(DIGEST, "AB".repeat(32))))
                .isInstanceOfSatisfying(
                        BadFrameException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.BAD_VALUE));
    }

    @Test
    void aStateWithoutSoftwareSaysNothingAboutIt() throws BadFrameException {
        String text = codec.encode(new Envelope<>(1, NOW, null, new CarFrame.State(1, NOW, condition(), readings())));

        assertThat(text).doesNotContain("software");
        assertThat(codec.readCar(text).frame()).isEqualTo(new CarFrame.State(1, NOW, condition(), readings(), null));
    }

    @Test
    void aReportOfAnUpdateIsReadBackFromItsEvent() {
        UpdateReport report = new UpdateReport(
                UpdateReport.Kind.FAILED,
                17,
                "c-1",
                "4.3.0",
                "back",
                100,
                "the port is taken " + "!".repeat(400),
                null);
        CarFrame.Event event = new CarFrame.Event(1, NOW, report.kind().wireName(), null, report.fields());

        assertThat(UpdateReport.of(event)).contains(report);
        assertThat(UpdateReport.of(new CarFrame.Event(1, NOW, "blocked", null, Map.of())))
                .isEmpty();
        assertThat(UpdateReport.of(new CarFrame.Event(1, NOW, "gap", null, report.fields())))
                .isEmpty();
    }

    @Test
    void aTraceComesBackWithTheReportAndNonsenseDoesNot() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        UpdateReport report = new UpdateReport(UpdateReport.Kind.READY, 17, "c-1", "4.3.0", "trial", 100, null, trace);
        Map<String, String> nonsense = new HashMap<>(report.fields());
        nonsense.put("traceparent", "drop table");

        assertThat(UpdateReport.of(event(report.fields()))).contains(report);
        assertThat(UpdateReport.of(event(nonsense)))
                .hasValueSatisfying(read -> assertThat(read.traceparent()).isNull());
        assertThat(desired("/a").withToken("x").traceparent()).isNull();
    }

    private static CarFrame.Event event(Map<String, String> fields) {
        return new CarFrame.Event(1, NOW, "ready", null, fields);
    }

    private static Desired desired(String path) {
        return new Desired(
                17,
                "c-1",
                "4.3.0",
                DesiredKind.UPDATE,
                false,
                null,
                null,
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                new ArtifactRef(path, DIGEST, 10, 43),
                "hunter2",
                new ApplyConditions(true, 30, null));
    }

    private static CarFrame.Software software(String digest) {
        return new CarFrame.Software("4.3.0", digest, SoftwareSlot.B, 43, 17, true, null);
    }

    private static CarFrame.Condition condition() {
        return new CarFrame.Condition(
                Motion.PARKED,
                Workload.RUNNING,
                AgentStatus.RUNNING,
                SafetyState.NORMAL,
                Convergence.CONVERGED,
                "4.3.0",
                null,
                null);
    }

    private static CarFrame.Readings readings() {
        return new CarFrame.Readings(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }
}
