package pitwall.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import pitwall.cache.FleetCache;
import pitwall.client.past.CarFilter;
import pitwall.client.past.FleetPast;
import pitwall.client.past.Happenings;
import pitwall.client.past.PastEvents;
import pitwall.client.past.PastFleet;
import pitwall.client.past.Span;

/// Shows the past of the session in use, as far as this computer remembers it.
final class PastPort implements FleetPast, PastEvents {
    private final Supplier<Optional<FleetSession>> session;

    PastPort(Supplier<Optional<FleetSession>> session) {
        this.session = session;
    }

    @Override
    public CompletableFuture<PastFleet> at(Instant moment) {
        return past().at(moment);
    }

    @Override
    public CompletableFuture<List<Span>> coverage(Instant from, Instant to) {
        return past().coverage(from, to);
    }

    @Override
    public CompletableFuture<Happenings> between(Instant from, Instant to, CarFilter cars) {
        return session.get()
                .flatMap(FleetSession::cache)
                .<PastEvents>map(FleetCache::history)
                .orElse(PastEvents.NOTHING)
                .between(from, to, cars);
    }

    private FleetPast past() {
        return session.get()
                .flatMap(FleetSession::cache)
                .<FleetPast>map(FleetCache::history)
                .orElse(FleetPast.NOTHING);
    }
}
