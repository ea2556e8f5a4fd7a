package pitwall.agent.update;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.LogLevel;
import pitwall.fleet.ReasonCode;
import pitwall.protocol.CarServerFrame.Prepare;

/// Pulls a release that nobody has ordered yet, while nothing else is under way. Nothing is written down about it and
/// nobody is told: what came lies on the disk as after a pull that was cut, and an order for it goes on from there,
/// with all its own checks. So a power loss here costs at most the bytes.
///
/// Owned by the updater.
final class Ahead {
    /// Where the server does not say when to come back.
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final UpdateParts parts;
    private final InstantSource clock;
    private final Executor owner;
    private final UpdateVoice voice;
    private @Nullable Prepare wish;
    private @Nullable Fetch running;
    private Instant notBefore = Instant.MIN;

    Ahead(UpdateParts parts, InstantSource clock, Executor owner, UpdateVoice voice) {
        this.parts = parts;
        this.clock = clock;
        this.owner = owner;
        this.voice = voice;
    }

    /// The newest wish counts.
    void wish(Prepare prepare) {
        stop();
        wish = prepare;
        notBefore = Instant.MIN;
    }

    /// There is an order, whatever it is for: what came of this is its business now.
    void forget() {
        stop();
        wish = null;
    }

    void stop() {
        Fetch now = running;
        running = null;
        if (now != null) {
            now.cancel();
        }
    }

    /// Does what is due while the car has nothing else to do.
    void second(Situation situation) {
        Prepare wanted = wish;
        if (wanted == null) {
            return;
        }
        if (wanted.unmetered() && !situation.isUnmetered()) {
            stop();
            return;
        }
        if (running == null && !clock.instant().isBefore(notBefore)) {
            begin(wanted, situation.serverTime());
        }
    }

    private void begin(Prepare wanted, @Nullable Instant serverTime) {
        Goods goods = Goods.of(wanted);
        Fetch fetch = new Fetch(
                parts,
                goods,
                Optional.empty(),
                serverTime == null ? clock.instant() : serverTime,
                facts -> goods.is(facts) ? Optional.empty() : Optional.of(UpdateReasons.METADATA_MIXED));
        running = fetch;
        parts.background().execute(() -> {
            FetchResult result = fetch.run();
            owner.execute(() -> ended(fetch, wanted, result));
        });
    }

    private void ended(Fetch fetch, Prepare wanted, FetchResult result) {
        if (running != fetch) {
            return;
        }
        running = null;
        switch (result) {
            case FetchResult.Fetched fetched -> {
                wish = null;
                voice.say(LogLevel.INFO, "Version " + wanted.version() + " is in the car before it is asked for.");
            }
            case FetchResult.Interrupted(ReasonCode reason, var _, var after) -> {
                if (reason.equals(UpdateReasons.ACCESS_REFUSED)) {
                    wish = null;
                }
                notBefore = clock.instant().plus(after == null ? PAUSE : after);
            }
            case FetchResult.Refused refused -> wish = null;
            case FetchResult.Spoiled spoiled -> wish = null;
            case FetchResult.Kept kept -> wish = null;
        }
    }
}
