package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestServer;

/// Whoever asks for several small things that make one large one can have a second person asked for each.
class BulkApprovalTest {
    @TempDir
    Path folder;

    @Test
    void aSecondPersonIsAskedForFewCarsOnlyWhereThatIsWanted() {
        try (TestServer server = TestServer.start(folder)) {
            server.server().publishSampleReleases();
            Person manager = server.person("manager", Role.RELEASE_MANAGER, null);
            for (int number = 0; number < 12; number++) {
                server.createCar("car-" + number, "munich");
            }

            assertThat(bulk(manager, "car-1", "").status()).isEqualTo(RolloutStatus.RUNNING);
            RolloutEntry asked = bulk(manager, "car-2", ", \"approval\": true");

            assertThat(asked.status()).isEqualTo(RolloutStatus.AWAITING_APPROVAL);
            assertThat(asked.approvalNeeded()).isTrue();
        }
    }

    private static RolloutEntry bulk(Person manager, String car, String more) {
        Person.Reply reply = manager.post(
                "/api/v1/updates/bulk", "{\"version\": \"4.3.0\", \"cars\": [\"%s\"]%s}".formatted(car, more));
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        return reply.data(RolloutEntry.class);
    }
}
