package pitwall.server.history;

import pitwall.server.kit.TestDatabase;

class FleetHistoryOnPostgresTest extends FleetHistoryTest {
    FleetHistoryOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
