package pitwall.server;

import pitwall.server.kit.TestDatabase;

class RolloutStreamOnPostgresTest extends RolloutStreamTest {
    RolloutStreamOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
