package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.protocol.ClientFrame;
import pitwall.protocol.Protocol;
import pitwall.protocol.ServerFrame;
import pitwall.protocol.rest.PatchUser;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;

/// What ends a stream, and what a console may send.
class StreamRulesTest {
    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(database, folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPingComesBack() {
        try (TestConsole console = TestConsole.watch(server.admin())) {
            console.send(new ClientFrame.Ping(42));

            assertThat(console.take(ServerFrame.Pong.class).token()).isEqualTo(42);
            assertThat(console.subprotocol()).isEqualTo(Protocol.SUBPROTOCOL);
        }
    }

    @Test
    void signingOutEndsTheStream() {
        Person operator = server.person("omar", Role.OPERATOR, null);
        try (TestConsole console = TestConsole.watch(operator)) {
            operator.post("/api/v1/auth/sign-out");

            assertThat(console.closeCode()).isEqualTo(Protocol.CLOSE_UNAUTHORIZED);
        }
    }

    @Test
    void aDisabledAccountLosesItsStreamAndItsTokens() {
        Person operator = server.person("omar", Role.OPERATOR, null);
        try (TestConsole console = TestConsole.watch(operator)) {
            server.admin().patch("/api/v1/users/omar", new PatchUser(null, null, null, true), "If-Match", "\"1\"");

            assertThat(console.closeCode()).isEqualTo(Protocol.CLOSE_UNAUTHORIZED);
            assertThat(operator.get("/api/v1/me").status()).isEqualTo(401);
        }
    }

    @Test
    void aStoppingServerSendsItsConsolesAway() {
        TestConsole console = TestConsole.watch(server.admin());

        server.server().close();

        assertThat(console.closeCode()).isEqualTo(Protocol.CLOSE_GOING_AWAY);
    }

    @Test
    void aFrameThatBreaksTheRulesIsRefusedByNameAndTheStreamCloses() {
        String[][] cases = {
            {"nonsense", "NOT_JSON", "4422"},
            {
                "{\"v\":2,\"n\":1,\"ts\":\"2026-01-01T00:00:00Z\",\"type\":\"ping\",\"body\":{\"token\":1}}",
                "WRONG_VERSION",
                "4400"
            },
            {"{\"v\":1,\"n\":1,\"ts\":\"2026-01-01T00:00:00Z\",\"type\":\"batch\",\"body\":{}}", "UNKNOWN_TYPE", "4422"
            },
            {
                "{\"v\":1,\"n\":1,\"ts\":\"2026-01-01T00:00:00Z\",\"type\":\"ping\",\"body\":{\"token\":1,\"x\":1}}",
                "UNKNOWN_FIELD",
                "4422"
            },
            {
                "{\"v\":1,\"n\":1,\"ts\":\"2026-01-01T00:00:00Z\",\"type\":\"ping\",\"body\":{\"token\":\"1\"}}",
                "BAD_VALUE",
                "4422"
            },
        };
        for (String[] wrong : cases) {
            try (TestConsole console = TestConsole.connect(server.admin())) {
                console.sendText(wrong[0]);

                assertThat(console.take(ServerFrame.Refusal.class).code())
                        .as(wrong[0])
                        .isEqualTo(wrong[1]);
                assertThat(console.closeCode()).as(wrong[0]).isEqualTo(Integer.parseInt(wrong[2]));
            }
        }
    }

    @Test
    void aFrameBeyondTheLimitClosesTheStream() {
        try (TestConsole console = TestConsole.connect(server.admin())) {
            console.sendText("x".repeat(Protocol.MAX_CLIENT_FRAME + 1));

            assertThat(console.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void whoSendsTooMuchIsSentAway() {
        try (TestConsole console = TestConsole.watch(server.admin())) {
            for (int i = 0; i < 200; i++) {
                console.send(new ClientFrame.Ping(i));
            }

            assertThat(console.closeCode()).isIn(Protocol.CLOSE_TOO_FAST, Protocol.CLOSE_TOO_SLOW, 1006);
        }
    }
}
