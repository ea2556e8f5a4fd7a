package pitwall.views.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarTracks;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.CarTrack;

/// An answer for whoever asks for now, another for whoever asks of the past, and who asked for what.
public final class ScriptedTracks implements CarTracks {
    private final List<Duration> asked = new ArrayList<>();
    private final List<Instant> moments = new ArrayList<>();
    private @Nullable Answer<CarTrack> answer;
    private @Nullable Answer<CarTrack> past;

    /// From now on this is the answer.
    public void answer(Answer<CarTrack> next) {
        answer = next;
    }

    /// From now on this is the answer of the past.
    public void answerOfThePast(Answer<CarTrack> next) {
        past = next;
    }

    /// How far back was asked for, in order.
    public List<Duration> asked() {
        return List.copyOf(asked);
    }

    /// The moments of the past that were asked for, in order.
    public List<Instant> moments() {
        return List.copyOf(moments);
    }

    @Override
    public CompletableFuture<Answer<CarTrack>> track(CarId car, Duration last, Optional<Instant> until) {
        asked.add(last);
        until.ifPresent(moments::add);
        Answer<CarTrack> now = until.isPresent() ? past : answer;
        return CompletableFuture.completedFuture(now == null ? new Answer.Unanswered<>() : now);
    }
}
