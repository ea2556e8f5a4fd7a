package pitwall.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pitwall.protocol.BadFrameException.Code;

class FrameCodecTest {
    private static final Instant NOW = Instant.parse("2026-11-21T14:02:11.118Z");

    private final FrameCodec codec = new FrameCodec();

    @Test
    void aBodyThatIsSealedIsTheFrameThatIsEncoded() {
        ServerFrame frame = new ServerFrame.Pong(42, NOW);

        String sealed = codec.seal(7, NOW, "a \"quoted\" cause", FrameType.PONG, codec.body(frame));

        assertThat(sealed).isEqualTo(codec.encode(new Envelope<>(7, NOW, "a \"quoted\" cause", frame)));
    }

    @Test
    void theOrderOfTheEnvelopesFieldsDoesNotMatter() throws BadFrameException {
        Envelope<ClientFrame> read = codec.readClient(
                "{\"body\":{\"token\":42},\"type\":\"ping\",\"ts\":\"2026-11-21T14:02:11.118Z\",\"n\":1,\"v\":1}");

        assertThat(read).isEqualTo(new Envelope<>(1, NOW, null, new ClientFrame.Ping(42)));
    }

    @Test
    void aClientSkipsWhatANewerServerAdds() throws BadFrameException {
        Envelope<ServerFrame> read = codec.readServer(
                "{\"v\":1,\"n\":1,\"ts\":\"2026-11-21T14:02:11.118Z\","
                        + "\"type\":\"batch\",\"shard\":3,\"body\":{\"from\":1,\"seq\":2,\"colour\":\"red\",\"changes\":["
                        + "{\"type\":\"car_painted\",\"id\":\"car-1\"},{\"type\":\"car_removed\",\"id\":\"car-1\",\"by\":\"x\"}]}}");

        assertThat(read.frame())
                .isInstanceOfSatisfying(
                        ServerFrame.Batch.class,
                        batch -> assertThat(batch.changes()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                        | NOT_JSON",
                "x                                                         | NOT_JSON",
                "[]                                                        | NOT_JSON",
                "{\"v\":1                                                  | NOT_JSON",
                "{\"v\":1}{}                                               | NOT_JSON",
                "{}                                                        | WRONG_VERSION",
                "{\"v\":2,\"n\":1,\"ts\":\"T\",\"type\":\"ping\",\"body\":{\"token\":1}}              | WRONG_VERSION",
                "{\"v\":1,\"v\":1}                                         | DUPLICATE_KEY",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"ping\",\"body\":{\"token\":1,\"token\":1}}  | DUPLICATE_KEY",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"pong\",\"body\":{}}                         | UNKNOWN_TYPE",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"ping\",\"body\":{\"token\":1},\"x\":1}      | UNKNOWN_FIELD",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"ping\",\"body\":{\"token\":1,\"x\":1}}      | UNKNOWN_FIELD",
                "{\"v\":1,\"n\":0,\"ts\":\"T\",\"type\":\"ping\",\"body\":{\"token\":1}}              | BAD_VALUE",
                "{\"v\":1,\"n\":1,\"ts\":\"yesterday\",\"type\":\"ping\",\"body\":{\"token\":1}}      | BAD_VALUE",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"ping\",\"body\":{}}                         | BAD_VALUE",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"ping\",\"body\":{\"token\":\"1\"}}          | BAD_VALUE",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"ping\",\"body\":{\"token\":1.5}}            | BAD_VALUE",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"ping\",\"body\":{\"token\":null}}           | BAD_VALUE",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"ping\",\"body\":[]}                         | BAD_VALUE",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"hello\",\"body\":{\"client\":\"c\",\"topics\":[\"X\"]}}  | BAD_VALUE",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"hello\",\"body\":{\"client\":\"c\",\"topics\":[null]}}   | BAD_VALUE",
                "{\"v\":1,\"n\":1,\"ts\":\"T\",\"type\":\"hello\",\"body\":{\"client\":\"c\",\"topics\":[0]}}      | BAD_VALUE",
            })
    void whatBreaksTheRulesIsRefusedByName(String text, Code code) {
        String frame = text.replace("\"T\"", "\"2026-11-21T14:02:11.118Z\"");

        assertThat(refusal(frame).code()).as(frame).isEqualTo(code);
    }

    @Test
    void aFrameThatIsTooLargeTooDeepOrTooLongInOnePlaceIsRefused() {
        String start =
                "{\"v\":1,\"n\":1,\"ts\":\"2026-11-21T14:02:11.118Z\",\"type\":\"hello\",\"body\":{\"client\":\"";

        assertThat(refusal("x".repeat(Protocol.MAX_CLIENT_FRAME + 1)).code()).isEqualTo(Code.TOO_LARGE);
        assertThat(refusal(start + "x".repeat(Json.MAX_STRING + 1) + "\",\"topics\":[]}}")
                        .code())
                .isEqualTo(Code.TOO_LARGE);
        assertThat(refusal(start + "c\",\"topics\":" + "[".repeat(40) + "]".repeat(40) + "}}")
                        .code())
                .isIn(Code.TOO_DEEP, Code.BAD_VALUE);
        assertThat(refusal("{\"x\":" + "[".repeat(40)).code()).isIn(Code.TOO_DEEP, Code.UNKNOWN_FIELD);
    }

    @Test
    void noRefusalRepeatsWhatThePeerSent() {
        List<String> secrets = List.of(
                "{\"v\":1,\"hunter2\":1}",
                "{\"v\":1,\"n\":1,\"ts\":\"hunter2\",\"type\":\"ping\",\"body\":{\"token\":1}}",
                "{\"v\":1,\"n\":1,\"ts\":\"2026-11-21T14:02:11.118Z\",\"type\":\"hunter2\",\"body\":{}}",
                "{\"v\":1,\"n\":1,\"ts\":\"2026-11-21T14:02:11.118Z\",\"type\":\"ping\",\"body\":{\"token\":\"hunter2\"}}",
                "hunter2");

        assertThat(secrets)
                .allSatisfy(text -> assertThat(refusal(text).sentence()).doesNotContain("hunter2"));
    }

    private BadFrameException refusal(String text) {
        return catchThrowableOfType(BadFrameException.class, () -> codec.readClient(text));
    }
}
