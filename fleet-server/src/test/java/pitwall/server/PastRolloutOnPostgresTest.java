package pitwall.server;

import pitwall.server.kit.TestDatabase;

class PastRolloutOnPostgresTest extends PastRolloutTest {
    PastRolloutOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
