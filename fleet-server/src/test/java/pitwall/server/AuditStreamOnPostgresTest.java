package pitwall.server;

import pitwall.server.kit.TestDatabase;

class AuditStreamOnPostgresTest extends AuditStreamTest {
    AuditStreamOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
