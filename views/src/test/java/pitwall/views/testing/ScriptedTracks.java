package pitwall.views.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.client.CarTracks;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.CarTrack;

/// One answer for whoever asks, and who asked for what.
public final class ScriptedTracks implements CarTracks {
    private final List<Duration> asked = new ArrayList<>();
    private @Nullable Answer<CarTrack> answer;

    /// From now on this is the answer.
    public void answer(Answer<CarTrack> next) {
        answer = next;
    }

    /// How far back was asked for, in order.
    public List<Duration> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CompletableFuture<Answer<CarTrack>> track(CarId car, Duration last) {
        asked.add(last);
        Answer<CarTrack> now = answer;
        return CompletableFuture.completedFuture(now == null ? new Answer.Unanswered<>() : now);
    }
}
