package pitwall.server;

import pitwall.server.kit.TestDatabase;

class ServerLogApiOnPostgresTest extends ServerLogApiTest {
    ServerLogApiOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
