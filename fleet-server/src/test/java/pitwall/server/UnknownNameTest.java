package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import pitwall.protocol.rest.SignIn;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;

class UnknownNameTest {
    @TempDir
    Path folder;

    /// Repeated because what the password is compared with is random.
    @RepeatedTest(3)
    void anUnknownNameIsRefusedLikeAWrongPassword() {
        try (TestServer server = TestServer.start(folder)) {
            Person stranger = Person.stranger(server.uri());

            Person.Reply unknown = stranger.post("/api/v1/auth/sign-in", new SignIn("nobody", "secret"));
            Person.Reply wrong = stranger.post("/api/v1/auth/sign-in", new SignIn("admin", "secret"));

            assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(401);
            assertThat(unknown.code()).isEqualTo(wrong.code()).isEqualTo("SIGN_IN_FAILED");
        }
    }
}
