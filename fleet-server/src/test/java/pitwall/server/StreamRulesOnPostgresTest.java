package pitwall.server;

import pitwall.server.kit.TestDatabase;

class StreamRulesOnPostgresTest extends StreamRulesTest {
    StreamRulesOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
