package pitwall.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    /// The vector that the libraries of Standard Webhooks test themselves with.
    @Test
    void aSignatureIsTheOneThatReceiversWorkOut() {
        Signature signature =
                Signature.with("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").orElseThrow();

        assertThat(signature.of(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_not base 64 at all"})
    void aSecretThatIsNoneIsRefused(String secret) {
        assertThat(Signature.with(secret)).isEmpty();
    }

    @Test
    void aSecretThatIsTooLongIsRefusedAndNoneIsNamed() {
        String longer = "whsec_" + Base64.getEncoder().encodeToString(new byte[65]);

        assertThat(Signature.with(longer)).isEmpty();
        assertThat(Signature.with("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").toString())
                .doesNotContain("MfKQ");
    }
}
