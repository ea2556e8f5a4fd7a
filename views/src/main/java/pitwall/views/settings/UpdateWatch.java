package pitwall.views.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pitwall.client.update.UpdateNews;
import pitwall.views.kit.Strings;
import pitwall.views.ports.UpdateSource;
import pitwall.views.ports.Upkeep;

/// Looks for a newer console once a day, where whoever said where to look wants that, and says once what it found. A
/// list that cannot be reached is asked for again the next day. FX thread.
public final class UpdateWatch {
    /// A start has enough to do.
    private static final Duration AFTER_START = Duration.ofMinutes(1);

    private static final Duration BETWEEN = Duration.ofDays(1);

    private final Upkeep upkeep;
    private final Supplier<Strings> strings;
    private final Consumer<String> said;
    private final Executor fxThread;
    private @Nullable Instant next;
    private String last = "";

    /// @param said takes a sentence for the user
    public UpdateWatch(Upkeep upkeep, Supplier<Strings> strings, Consumer<String> said, Executor fxThread) {
        this.upkeep = upkeep;
        this.strings = strings;
        this.said = said;
        this.fxThread = fxThread;
    }

    /// Looks, if it is time.
    public void tick(Instant now) {
        Instant due = next;
        if (due == null) {
            next = now.plus(AFTER_START);
        } else if (!now.isBefore(due)) {
            next = now.plus(BETWEEN);
            if (upkeep.source().filter(UpdateSource::daily).isPresent()) {
                CompletableFuture<?> unused = upkeep.look()
                        .exceptionally(failure -> new UpdateNews.Unreachable(String.valueOf(failure.getMessage())))
                        .thenAccept(
                                news -> fxThread.execute(() -> sentence(news).ifPresent(this::say)));
            }
        }
    }

    private Optional<String> sentence(UpdateNews news) {
        return switch (news) {
            case UpdateNews.Available(var version, var _, var _) ->
                Optional.of(strings.get().get("settings.updates.told", version));
            case UpdateNews.Distrusted(var why) ->
                Optional.of(strings.get()
                        .get(
                                "settings.updates.told.distrust",
                                strings.get().get("settings.updates.distrust." + why.name())));
            case UpdateNews.Current _, UpdateNews.Unreachable _ -> Optional.empty();
        };
    }

    private void say(String sentence) {
        if (!sentence.equals(last)) {
            last = sentence;
            said.accept(sentence);
        }
    }
}
