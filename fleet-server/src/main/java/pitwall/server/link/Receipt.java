package pitwall.server.link;

import java.util.List;
import pitwall.protocol.CarServerFrame.Range;
import pitwall.server.registry.LinkMark;

/// What became of a frame of a car.
sealed interface Receipt {
    /// It is on disk, as is everything up to `seq` that is not missing.
    record OnDisk(long seq, List<Range> missing) implements Receipt {
        public OnDisk {
            missing = List.copyOf(missing);
        }

        static OnDisk of(LinkMark mark) {
            return new OnDisk(mark.lastSeq(), Greeting.missing(mark));
        }
    }

    /// It was taken and there is nothing to acknowledge: figures are not kept for ever.
    record Taken() implements Receipt {}

    /// The car was removed meanwhile.
    record Gone() implements Receipt {}

    /// A newer boot of the car took over.
    record Fenced() implements Receipt {}
}
