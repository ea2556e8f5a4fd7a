package pitwall.server;

import pitwall.server.kit.TestDatabase;

class ArtifactOnPostgresTest extends ArtifactTest {
    ArtifactOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
