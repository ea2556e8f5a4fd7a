package pitwall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.rest.AuditHead;
import pitwall.protocol.rest.AuditHeads;
import pitwall.protocol.rest.AuditRecord;
import pitwall.protocol.rest.PatchCar;
import pitwall.server.kit.Person;
import pitwall.server.kit.TestConsole;
import pitwall.server.kit.TestDatabase;
import pitwall.server.kit.TestServer;

/// What consoles are told of the audit trail: exactly what REST shows the same reader.
class AuditStreamTest {
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

    private static List<AuditRecord> told(TestConsole console) {
        return console.news(FleetEvent.AuditAppended.class).stream()
                .map(FleetEvent.AuditAppended::entry)
                .toList();
    }

    /// What REST shows of the entries after the first `known`, oldest first.
    private static List<AuditRecord> asked(Person person, long known) {
        return Arrays.stream(person.get("/api/v1/audit?after=" + known + "&limit=200")
                        .data(AuditRecord[].class))
                .sorted((one, other) -> Long.compare(one.n(), other.n()))
                .toList();
    }

    private long size() {
        return server.admin().get("/api/v1/audit/head").data(AuditHeads.class).size();
    }

    @Test
    void everyReaderIsToldWhatRestShowsThem() {
        Person omar = server.person("omar", Role.OPERATOR, new Scope(Set.of("berlin"), Set.of()));
        Person vera = server.person("vera", Role.VIEWER, null);
        long known = size();
        try (TestConsole all = TestConsole.watch(server.admin());
                TestConsole part = TestConsole.watch(omar);
                TestConsole own = TestConsole.watch(vera)) {
            server.createCar("car-m", "munich");
            server.createCar("car-b", "berlin");
            vera.patch("/api/v1/cars/car-b", new PatchCar("x", null, null, null, null, null), "If-Match", "\"1\"");
            server.person("late", Role.VIEWER, null);
            server.createCar("car-last", "berlin");

            all.until(console -> told(console).size() >= size() - known);
            part.until(
                    console -> console.has("car-last") && told(console).stream().anyMatch(AuditStreamTest::isLast));
            own.until(console -> console.has("car-last"));

            assertThat(told(all)).isEqualTo(asked(server.admin(), known));
            assertThat(told(part)).isEqualTo(asked(omar, known));
            assertThat(told(own)).isEqualTo(asked(vera, known)).hasSize(1);
            assertThat(told(part)).noneMatch(entry -> "car-m".equals(entry.objectId()));
        }
    }

    private static boolean isLast(AuditRecord entry) {
        return "car-last".equals(entry.objectId());
    }

    @Test
    void aSignedHeadIsToldAndPartOfTheSnapshot() {
        try (TestConsole console = TestConsole.watch(server.admin())) {
            console.until(picture -> picture.auditHead().isPresent());

            try (TestConsole fresh = TestConsole.watch(server.admin())) {
                assertThat(fresh.auditHead()).isEqualTo(console.auditHead()).contains(head());
            }
            server.restart();
            try (TestConsole later = TestConsole.watch(server.admin())) {
                assertThat(later.auditHead()).isPresent();
            }
        }
    }

    private AuditHead head() {
        var head =
                server.admin().get("/api/v1/audit/head").data(AuditHeads.class).head();
        if (head == null) {
            throw new AssertionError("the server has not signed");
        }
        return head;
    }
}
