package pitwall.views.cars.detail.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import pitwall.fleet.CarId;
import pitwall.fleet.Metric;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarTelemetry.Filling;
import pitwall.protocol.rest.CarTelemetry.Gap;
import pitwall.protocol.rest.CarTelemetry.Series;
import pitwall.protocol.rest.CarTelemetry.Side;
import pitwall.protocol.rest.CarTelemetry.Source;
import pitwall.protocol.rest.CarTelemetry.Threshold;

/// An invented history of a car: a battery that falls below what an update needs, a busy processor, and a silence.
public final class CurveStory {
    private static final int STEPS = 300;

    private CurveStory() {}

    /// The time before `to`, silent from a half of it to six tenths.
    public static CarTelemetry before(Instant to, Duration span) {
        Instant from = to.minus(span);
        long step = span.toSeconds() / STEPS;
        List<Series> series = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            Filling filling = new Filling(metric.id(), metric.unit());
            for (int i = 0; i < STEPS; i++) {
                if (i >= STEPS / 2 && i < STEPS * 6 / 10) {
                    filling.skip();
                } else {
                    int value = value(metric, i);
                    filling.add(value, value + 1.5, value + 3);
                }
            }
            series.add(filling.done());
        }
        Gap silence = new Gap(
                from.plus(span.dividedBy(2)), from.plus(span.multipliedBy(6).dividedBy(10)));
        return new CarTelemetry(
                new CarId("WBA-00041"),
                from,
                to,
                step,
                series,
                List.of(silence),
                List.of(
                        new Threshold("battery", 30, Side.BELOW, Source.SAFETY_POLICY),
                        new Threshold("cpu", 80, Side.ABOVE, Source.SHIPPED),
                        new Threshold("memory", 80, Side.ABOVE, Source.SHIPPED),
                        new Threshold("disk", 80, Side.ABOVE, Source.SHIPPED)));
    }

    private static int value(Metric metric, int step) {
        return switch (metric) {
            case BATTERY -> 62 - step / 5;
            case CPU -> step > 240 ? 84 + step % 7 : 18 + step * 13 % 23;
            case MEMORY -> 40 + step / 30;
            case DISK -> 71;
            case TEMPERATURE -> 36 + step / 40;
            case SIGNAL -> 55 + step * 7 % 31;
            case SPEED -> step > 100 && step < 140 ? 50 + step * 11 % 40 : 0;
        };
    }
}
