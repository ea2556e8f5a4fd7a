package pitwall.server;

import pitwall.server.kit.TestDatabase;

class RegionApiOnPostgresTest extends RegionApiTest {
    RegionApiOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
