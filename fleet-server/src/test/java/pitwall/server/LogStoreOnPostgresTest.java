package pitwall.server;

import pitwall.server.kit.TestDatabase;

class LogStoreOnPostgresTest extends LogStoreTest {
    LogStoreOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
