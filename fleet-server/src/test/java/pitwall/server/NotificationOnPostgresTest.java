package pitwall.server;

import pitwall.server.kit.TestDatabase;

class NotificationOnPostgresTest extends NotificationTest {
    NotificationOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
