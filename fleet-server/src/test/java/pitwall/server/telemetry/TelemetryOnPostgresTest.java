package pitwall.server.telemetry;

import pitwall.server.kit.TestDatabase;

class TelemetryOnPostgresTest extends TelemetryTest {
    TelemetryOnPostgresTest() {
        database = TestDatabase.POSTGRES;
    }
}
