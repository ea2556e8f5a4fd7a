package pitwall.server;

import pitwall.server.kit.TestDatabase;

class RestApiOnPostgresTest extends RestApiTest {
    RestApiOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
