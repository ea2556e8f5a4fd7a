package pitwall.server;

import pitwall.server.kit.TestDatabase;

class CarUpdateOnPostgresTest extends CarUpdateTest {
    CarUpdateOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
