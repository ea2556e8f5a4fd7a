package pitwall.server;

import pitwall.server.kit.TestDatabase;

class CarLinkOnPostgresTest extends CarLinkTest {
    CarLinkOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
