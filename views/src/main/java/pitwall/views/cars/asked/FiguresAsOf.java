package pitwall.views.cars.asked;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import pitwall.protocol.rest.CarTelemetry;
import pitwall.protocol.rest.CarTelemetry.Gap;

/// What was measured up to a moment. Pure.
final class FiguresAsOf {
    private FiguresAsOf() {}

    /// Only whole steps are kept: the last one may hold what was said later. Empty where nothing is left.
    static Optional<CarTelemetry> cut(CarTelemetry all, Instant then) {
        if (!all.to().isAfter(then)) {
            return Optional.of(all);
        }
        long steps = Duration.between(all.from(), then).toSeconds() / all.stepSeconds();
        if (!then.isAfter(all.from()) || steps == 0) {
            return Optional.empty();
        }
        return Optional.of(new CarTelemetry(
                all.car(),
                all.from(),
                then,
                all.stepSeconds(),
                all.series().stream().map(series -> series.first(steps)).toList(),
                all.gaps().stream()
                        .filter(gap -> gap.from().isBefore(then))
                        .map(gap -> gap.to().isAfter(then) ? new Gap(gap.from(), then) : gap)
                        .toList(),
                all.thresholds()));
    }
}
