package pitwall.views.act;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarFiles;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.CarUpdate;

/// A wish for one car as the list of the car's updates has it. While a second person is asked about it no car is told
/// and nothing of it comes on the stream, so the list is asked for again and again. FX thread; needs no toolkit.
final class ListedWish {
    static final Duration EVERY = Duration.ofSeconds(15);

    private final CarId car;
    private final String version;
    private final String person;
    private final CarFiles files;
    private final Executor fxThread;
    private @Nullable CarUpdate found;
    private @Nullable Instant asked;
    private boolean asking;

    /// @param person who wishes
    ListedWish(CarId car, String version, String person, CarFiles files, Executor fxThread) {
        this.car = car;
        this.version = version;
        this.person = person;
        this.files = files;
        this.fxThread = fxThread;
    }

    /// Asks, unless it was asked for just now. Not before the server has recorded the wish: the newest of this person
    /// is taken for it.
    ///
    /// @param now server time
    /// @param heard runs after an answer
    void ask(Instant now, Runnable heard) {
        boolean past = files.until().isPresent(); // which says nothing of what somebody wants now
        if (past || asking || (asked != null && now.isBefore(asked.plus(EVERY)))) {
            return;
        }
        asking = true;
        asked = now;
        CompletableFuture<?> unused = files.updates(car)
                .thenAccept(answer -> fxThread.execute(() -> {
                    asking = false;
                    if (answer instanceof Answer.Given<List<CarUpdate>>(var all)) {
                        take(all);
                        heard.run();
                    }
                }));
    }

    private void take(List<CarUpdate> all) {
        CarUpdate before = found;
        found = all.stream()
                .filter(each ->
                        before == null ? isTheWish(each) : each.rollout().equals(before.rollout()))
                .findFirst()
                .orElse(before);
    }

    private boolean isTheWish(CarUpdate update) {
        return WishWatch.isOfOneCar(update.rollout())
                && update.version().equals(version)
                && update.requestedBy().equals(person);
    }

    /// Empty before it was seen.
    Optional<CarUpdate> found() {
        return Optional.ofNullable(found);
    }
}
