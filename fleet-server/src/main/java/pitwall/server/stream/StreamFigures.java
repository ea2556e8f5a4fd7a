package pitwall.server.stream;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import pitwall.protocol.ServerFrame.ResyncReason;

/// Counts what happened on the streams of all consoles since the start. Thread-safe.
public final class StreamFigures {
    private final LongAdder frames = new LongAdder();
    private final LongAdder merged = new LongAdder();
    private final Map<ResyncReason, LongAdder> resyncs = new EnumMap<>(ResyncReason.class);

    StreamFigures() {
        for (ResyncReason reason : ResyncReason.values()) {
            resyncs.put(reason, new LongAdder());
        }
    }

    void sent() {
        frames.increment();
    }

    /// @param batches that became one frame because the reader was slower than they came
    void merged(int batches) {
        merged.add(batches - 1);
    }

    void resync(ResyncReason reason) {
        adder(reason).increment();
    }

    private LongAdder adder(ResyncReason reason) {
        return Objects.requireNonNull(resyncs.get(reason));
    }

    /// Frames handed to the network.
    public long framesSent() {
        return frames.sum();
    }

    /// Batches that were not sent alone but within a later one.
    public long batchesMerged() {
        return merged.sum();
    }

    public long resyncs(ResyncReason reason) {
        return adder(reason).sum();
    }
}
