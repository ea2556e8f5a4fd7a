package pitwall.server.stream;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pitwall.protocol.FrameCodec;
import pitwall.protocol.ServerFrame;
import pitwall.server.live.Changes;
import pitwall.server.live.LoggedBatch;
import pitwall.server.logs.PlaceText;

/// Writes a batch once for all readers of the whole fleet who may see the same; each of them only seals it.
/// Thread-safe. Keeps the last text of every kind of reader: those who keep up ask for the same one.
final class BatchBodies {
    private final FrameCodec codec;
    private final PlaceText places;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    BatchBodies(FrameCodec codec, PlaceText places) {
        this.codec = codec;
        this.places = places;
    }

    /// Of events that only one reader gets.
    EventWriter writer(View view) {
        return new EventWriter(view, places);
    }

    private static final class Slot {
        private long from;
        private long seq;
        private String body = "";
    }

    /// The body of a batch frame with everything in `batches`.
    ///
    /// @param from the sequence after the last that the reader was sent
    String of(View view, long from, List<LoggedBatch> batches) {
        long seq = batches.getLast().seq();
        Slot slot = slots.computeIfAbsent(view.kind(), kind -> new Slot());
        synchronized (slot) {
            if (slot.from != from || slot.seq != seq) {
                slot.body = write(view, from, seq, Outbox.merged(batches));
                slot.from = from;
                slot.seq = seq;
            }
            return slot.body;
        }
    }

    private String write(View view, long from, long seq, Changes changes) {
        EventWriter writer = writer(view);
        writer.add(changes);
        return codec.body(new ServerFrame.Batch(from, seq, writer.causes(), writer.events()));
    }
}
