package pitwall.server;

import pitwall.server.kit.TestDatabase;

class FleetServerOnPostgresTest extends FleetServerTest {
    FleetServerOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
