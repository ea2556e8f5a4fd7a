package pitwall.server;

import pitwall.server.kit.TestDatabase;

class ConsoleStreamOnPostgresTest extends ConsoleStreamTest {
    ConsoleStreamOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
