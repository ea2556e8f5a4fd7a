package pitwall.server;

import pitwall.server.kit.TestDatabase;

class SignInOnPostgresTest extends SignInTest {
    SignInOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
