package pitwall.server.telemetry;

import java.util.ArrayList;
import java.util.List;
import pitwall.fleet.CarInfo;
import pitwall.fleet.Metric;
import pitwall.fleet.safety.RuleScope;
import pitwall.fleet.safety.SafetyPolicy;
import pitwall.fleet.safety.SafetyRule;
import pitwall.protocol.rest.CarTelemetry.Side;
import pitwall.protocol.rest.CarTelemetry.Source;
import pitwall.protocol.rest.CarTelemetry.Threshold;

/// Where the figures of a car begin to matter. The one place that says so.
public final class Thresholds {
    /// Percent of the processor, the memory and the disk from which on a car is busy.
    public static final int BUSY = 80;

    private Thresholds() {}

    /// Those of a car under a policy.
    public static List<Threshold> of(CarInfo car, SafetyPolicy policy) {
        List<Threshold> thresholds = new ArrayList<>();
        int battery = policy.limits(car.region(), car.model(), SafetyRule.nothingFor(new RuleScope.Everywhere()))
                .minimumBatteryPercent();
        if (battery > 0) {
            thresholds.add(new Threshold(Metric.BATTERY.id(), battery, Side.BELOW, Source.SAFETY_POLICY));
        }
        for (Metric busy : List.of(Metric.CPU, Metric.MEMORY, Metric.DISK)) {
            thresholds.add(new Threshold(busy.id(), BUSY, Side.ABOVE, Source.SHIPPED));
        }
        return thresholds;
    }
}
