package pitwall.server.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.rollout.CommandId;
import pitwall.fleet.rollout.Outcome;
import pitwall.fleet.rollout.RolloutEvent;
import pitwall.fleet.rollout.RolloutId;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.protocol.UpdateReport;

/// Several that watch, asked one after the other.
public record RolloutWatches(List<RolloutWatch> all) implements RolloutWatch {
    public RolloutWatches {
        all = List.copyOf(all);
    }

    @Override
    public Outcome stepping(RolloutId rollout, RolloutEvent event, Supplier<Outcome> step) {
        Supplier<Outcome> watched = step;
        for (RolloutWatch watch : all) {
            Supplier<Outcome> inner = watched;
            watched = () -> watch.stepping(rollout, event, inner);
        }
        return watched.get();
    }

    @Override
    public void given(GivenIntent intent) {
        all.forEach(watch -> watch.given(intent));
    }

    @Override
    public void moved(GivenIntent intent, Instant at) {
        all.forEach(watch -> watch.moved(intent, at));
    }

    @Override
    public void told(CarId car, UpdateReport report, @Nullable ReasonCode reason, Instant at) {
        all.forEach(watch -> watch.told(car, report, reason, at));
    }

    @Override
    public Optional<String> trace(CommandId order) {
        return all.stream().flatMap(watch -> watch.trace(order).stream()).findFirst();
    }

    @Override
    public void turned(Rollout rollout, RolloutStatus before, Instant at) {
        all.forEach(watch -> watch.turned(rollout, before, at));
    }
}
