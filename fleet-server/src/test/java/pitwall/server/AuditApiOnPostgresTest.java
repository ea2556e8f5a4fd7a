package pitwall.server;

import pitwall.server.kit.TestDatabase;

class AuditApiOnPostgresTest extends AuditApiTest {
    AuditApiOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
