package pitwall.server;

import pitwall.server.kit.TestDatabase;

class StagedRolloutOnPostgresTest extends StagedRolloutTest {
    StagedRolloutOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
