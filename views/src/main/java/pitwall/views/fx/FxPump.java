package pitwall.views.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pitwall.client.FleetFrame;
import pitwall.client.FrameSink;
import pitwall.client.SeenLog;

/// Carries frames to the FX thread. Holds one frame and one flag, so at most one task of ours waits in the FX queue
/// however fast the fleet changes; frames that were not taken in time merge.
///
/// [#offer] may be called on any thread; the receiver runs on the executor, which is the FX thread.
public final class FxPump implements FrameSink {
    private static final int MAX_LOGS = 10_000;

    private final Executor fxThread;
    private final Consumer<FleetFrame> receiver;
    private final AtomicReference<@Nullable FleetFrame> waiting = new AtomicReference<>();

    public FxPump(Executor fxThread, Consumer<FleetFrame> receiver) {
        this.fxThread = fxThread;
        this.receiver = receiver;
    }

    @Override
    public void offer(FleetFrame frame) {
        FleetFrame before = waiting.getAndAccumulate(frame, FxPump::merge);
        if (before == null) {
            fxThread.execute(this::deliver);
        }
    }

    private void deliver() {
        FleetFrame frame = waiting.getAndSet(null);
        if (frame != null) {
            receiver.accept(frame);
        }
    }

    private static @Nullable FleetFrame merge(@Nullable FleetFrame earlier, @Nullable FleetFrame later) {
        if (earlier == null || later == null) {
            return later;
        }
        return new FleetFrame(
                later.epoch(),
                later.sequence(),
                later.snapshot(),
                earlier.changes().then(later.changes()),
                newest(earlier.logs(), later.logs()),
                later.freshness(),
                later.session(),
                later.asOf(),
                later.serverAhead(),
                later.clockEstimated(),
                later.link());
    }

    private static List<SeenLog> newest(List<SeenLog> earlier, List<SeenLog> later) {
        if (earlier.isEmpty()) {
            return later;
        }
        List<SeenLog> both = new ArrayList<>(earlier);
        both.addAll(later);
        return both.size() <= MAX_LOGS ? both : both.subList(both.size() - MAX_LOGS, both.size());
    }
}
