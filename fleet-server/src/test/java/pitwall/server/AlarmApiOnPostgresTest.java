package pitwall.server;

import pitwall.server.kit.TestDatabase;

class AlarmApiOnPostgresTest extends AlarmApiTest {
    AlarmApiOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
