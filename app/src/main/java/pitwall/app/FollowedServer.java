package pitwall.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.cache.FleetCache;
import pitwall.cache.Retention;
import pitwall.client.FleetChanges;
import pitwall.client.FleetFrame;
import pitwall.client.FleetSnapshot;
import pitwall.client.FrameSink;
import pitwall.client.Freshness;
import pitwall.client.Freshness.Trouble;
import pitwall.client.LinkStatus;
import pitwall.client.rest.SignInEnd;
import pitwall.client.secrets.SecretStore;
import pitwall.client.secrets.SecretsException;
import pitwall.client.witness.WitnessVerdict;
import pitwall.client.witness.WitnessedHead;
import pitwall.views.trail.TrailAlarm;

/// The one server that the console follows, if it follows any, with what it leaves on this computer. Read on any
/// thread; changed by one at a time.
final class FollowedServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(FollowedServer.class);
    /// What is shown while nobody is signed in.
    private static final FleetFrame NOBODY = new FleetFrame(
            null,
            0,
            FleetSnapshot.EMPTY,
            FleetChanges.WHOLE,
            List.of(),
            new Freshness.Offline(null, 1, null, Trouble.SIGN_IN_NEEDED),
            null,
            null,
            Duration.ZERO,
            true,
            LinkStatus.NONE);

    private final Remains remains;
    private final Retention retention;
    private final FrameSink sink;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Following> following = new AtomicReference<>();
    private volatile Consumer<TrailAlarm> trailBroken = alarm -> {};

    FollowedServer(Remains remains, Retention retention, FrameSink sink, InstantSource clock) {
        this.remains = remains;
        this.retention = retention;
        this.sink = sink;
        this.clock = clock;
    }

    /// A session, and where it leaves what it remembers.
    ///
    /// @param cacheFolder absent where nothing may be remembered
    /// @param asksAgain whether the person's password can be recognised
    record Following(
            FleetSession session,
            String name,
            SecretStore store,
            @Nullable Path cacheFolder,
            boolean asksAgain) {}

    /// What is followed now; empty before the first and after a sign-out.
    Optional<Following> now() {
        return Optional.ofNullable(following.get());
    }

    /// Calls `listener`, on a virtual thread, with each signed head that does not continue what was seen before.
    void whenTrailBroken(Consumer<TrailAlarm> listener) {
        trailBroken = listener;
    }

    /// Follows this server instead of whichever was before.
    ///
    /// @param cacheFolder absent where nothing may be remembered
    /// @param person who has just given a password; absent where an earlier sign-in is continued
    /// @param over called when the sign-in is good no longer
    void follow(
            ServerParts parts,
            String name,
            SecretStore store,
            @Nullable Path cacheFolder,
            @Nullable String person,
            BiConsumer<Following, SignInEnd> over) {
        close();
        FleetCache cache = cacheFolder == null ? null : openCache(cacheFolder, new StoredMark(store, name));
        FleetSession next = new FleetSession(
                new LastHead(store, name)::take,
                parts.address(),
                parts.trust(),
                parts.server(),
                parts.signIn(),
                cache,
                cacheFolder,
                person,
                verdict -> witnessed(parts.address(), verdict),
                clock);
        Following started = new Following(next, name, store, cacheFolder, new PasswordProof(store, name).isThere());
        parts.signIn().whenOver(end -> over.accept(started, end));
        following.set(started);
        next.start(sink);
    }

    /// Shows nothing of it any more.
    void hide(Following active) {
        active.session().client().close();
        following.compareAndSet(active, null);
        sink.offer(NOBODY);
    }

    /// Stops following, for good; what was remembered stays.
    void leave(Following active) {
        hide(active);
        active.session().close();
    }

    /// Stops following and forgets what was remembered, but for the newest head of the audit trail: whoever ends a
    /// sign-in must not end the memory of what the server once signed.
    void end(Following active) {
        Optional<WitnessedHead> seen = active.session().witnessed();
        leave(active);
        seen.ifPresent(new LastHead(active.store(), active.name())::keep);
        remains.erase(active.store(), active.name(), folder(active));
    }

    /// Stops following because the sign-in is over, and forgets what has to go with it. Where that is in doubt nothing
    /// goes; without a sign-in nothing of it is shown either.
    void over(Following active, SignInEnd end) {
        log.info("the sign-in is over: {}", end);
        if (remains.isSignedOut(active.name())) {
            // In another Pitwall, by somebody who was asked.
            end(active);
            return;
        }
        switch (end) {
            case BY_SERVER -> endButForWords(active);
            case IN_DOUBT, ELSEWHERE -> leave(active);
        }
    }

    /// As [#end], but what people wrote that the server does not have stays, encrypted with a new key, until they sign
    /// in again: nobody was asked.
    private void endButForWords(Following active) {
        Optional<String> words = active.session()
                .cache()
                .flatMap(cache -> cache.words().carried().join());
        end(active);
        words.ifPresent(text -> keepWords(active, text));
    }

    private void keepWords(Following active, String text) {
        FleetCache fresh = openCache(folder(active), new StoredMark(active.store(), active.name()));
        if (fresh == null) {
            return;
        }
        try (fresh) {
            if (!fresh.words().save(text).join()) {
                log.error("what was written and not sent cannot be kept");
            }
        }
    }

    private Path folder(Following active) {
        Path folder = active.cacheFolder();
        return folder == null ? remains.cacheOf(active.name()) : folder;
    }

    /// Follows nobody; what was remembered stays.
    @Override
    public void close() {
        Following before = following.getAndSet(null);
        if (before != null) {
            before.session().close();
        }
    }

    private void witnessed(URI server, WitnessVerdict verdict) {
        switch (verdict) {
            case WitnessVerdict.Broken broken -> {
                log.error("the audit trail of {} is not what it was: {}", server, broken.finding());
                TrailAlarm.Cause cause = new TrailAlarm.Cause.Witnessed(broken);
                trailBroken.accept(new TrailAlarm(server.toString(), cause, clock.instant()));
            }
            case WitnessVerdict.Unsigned unsigned ->
                log.warn("a head of the audit trail of {} is signed by nobody known", server);
            case WitnessVerdict.First first -> log.info("the audit trail of {} is watched from now on", server);
            case WitnessVerdict.Continues _, WitnessVerdict.Unproven _ -> {}
        }
    }

    private @Nullable FleetCache openCache(Path cacheFolder, StoredMark mark) {
        try {
            return FleetCache.open(cacheFolder, mark.key(), mark, retention, clock);
        } catch (SecretsException e) {
            log.warn("the key of the cache cannot be kept; nothing is remembered", e);
            return null;
        }
    }
}
