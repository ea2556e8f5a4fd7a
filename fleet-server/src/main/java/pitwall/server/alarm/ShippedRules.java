package pitwall.server.alarm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import pitwall.protocol.rest.AlarmRuleBody;

/// The rules that the server comes with, in `alerts.yaml` beside this class.
final class ShippedRules {
    private ShippedRules() {}

    static List<AlarmRuleBody> read() {
        try (InputStream in = ShippedRules.class.getResourceAsStream("alerts.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the rules that the server comes with are missing");
            }
            return new AlertsFile().read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
