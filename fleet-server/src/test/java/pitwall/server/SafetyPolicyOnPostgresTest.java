package pitwall.server;

import pitwall.server.kit.TestDatabase;

class SafetyPolicyOnPostgresTest extends SafetyPolicyTest {
    SafetyPolicyOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
