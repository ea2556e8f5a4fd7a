package pitwall.server.history;

import pitwall.server.kit.TestDatabase;

class BoardHistoryOnPostgresTest extends BoardHistoryTest {
    BoardHistoryOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
