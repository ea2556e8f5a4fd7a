package pitwall.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import pitwall.cache.FleetCache;
import pitwall.cache.FleetHistory;
import pitwall.client.past.Bookmark;
import pitwall.client.past.Bookmarks;
import pitwall.client.past.CarFilter;
import pitwall.client.past.FleetPast;
import pitwall.client.past.Happenings;
import pitwall.client.past.PastEvents;
import pitwall.client.past.PastFleet;
import pitwall.client.past.Span;

/// Shows the past of the session in use, as far as this computer remembers it, and has the server asked for the rest
/// where somebody looks.
final class PastPort implements FleetPast, PastEvents, Bookmarks {
    private final Supplier<Optional<FleetSession>> session;

    private volatile Runnable more = () -> {};

    PastPort(Supplier<Optional<FleetSession>> session) {
        this.session = session;
    }

    @Override
    public CompletableFuture<PastFleet> at(Instant moment) {
        return past().at(moment);
    }

    @Override
    public CompletableFuture<List<Span>> coverage(Instant from, Instant to) {
        session.get().flatMap(FleetSession::pastFiller).ifPresent(filler -> filler.look(from, to, () -> more.run()));
        return past().coverage(from, to);
    }

    @Override
    public void whenMore(Runnable told) {
        more = told;
    }

    @Override
    public CompletableFuture<Happenings> between(Instant from, Instant to, CarFilter cars) {
        return history()
                .<PastEvents>map(Function.identity())
                .orElse(PastEvents.NOTHING)
                .between(from, to, cars);
    }

    @Override
    public CompletableFuture<List<Bookmark>> all() {
        return bookmarks().all();
    }

    @Override
    public CompletableFuture<Boolean> keep(Bookmark bookmark) {
        return bookmarks().keep(bookmark);
    }

    @Override
    public CompletableFuture<Void> remove(Instant at) {
        return bookmarks().remove(at);
    }

    private Bookmarks bookmarks() {
        return history().map(FleetHistory::bookmarks).orElse(Bookmarks.NONE);
    }

    private FleetPast past() {
        return history().<FleetPast>map(Function.identity()).orElse(FleetPast.NOTHING);
    }

    private Optional<FleetHistory> history() {
        return session.get().flatMap(FleetSession::cache).map(FleetCache::history);
    }
}
