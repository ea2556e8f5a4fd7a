package pitwall.server;

import pitwall.server.kit.TestDatabase;

class DevicesOnPostgresTest extends DevicesTest {
    DevicesOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
