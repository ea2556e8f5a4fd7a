package pitwall.server;

import pitwall.server.kit.TestDatabase;

class ReleaseOnPostgresTest extends ReleaseTest {
    ReleaseOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
