package pitwall.server;

import pitwall.server.kit.TestDatabase;

class HistoryApiOnPostgresTest extends HistoryApiTest {
    HistoryApiOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
