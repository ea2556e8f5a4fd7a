package pitwall.server.audit;

import pitwall.server.kit.TestDatabase;

class AuditKeepingOnPostgresTest extends AuditKeepingTest {
    AuditKeepingOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
