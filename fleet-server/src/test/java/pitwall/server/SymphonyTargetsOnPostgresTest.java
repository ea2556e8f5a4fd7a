package pitwall.server;

import pitwall.server.kit.TestDatabase;

class SymphonyTargetsOnPostgresTest extends SymphonyTargetsTest {
    SymphonyTargetsOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
