package pitwall.server;

import pitwall.server.kit.TestDatabase;

class LogKeepingOnPostgresTest extends LogKeepingTest {
    LogKeepingOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
