package pitwall.server.link;

import java.util.List;
import pitwall.protocol.CarServerFrame.Range;
import pitwall.server.registry.LinkMark;

/// The answer to a car that says who it is.
sealed interface Greeting {
    /// @param lastSeq the highest sequence of this boot that was taken
    /// @param missing what never came below it
    record Welcome(long lastSeq, List<Range> missing) implements Greeting {
        public Welcome {
            missing = List.copyOf(missing);
        }

        static Welcome back(LinkMark mark) {
            return new Welcome(mark.lastSeq(), Greeting.missing(mark));
        }
    }

    /// The holes of a mark as a car is told.
    static List<Range> missing(LinkMark mark) {
        return mark.missing().stream()
                .map(range -> new Range(range.first(), range.last()))
                .toList();
    }

    /// @param closeCode how the connection ends
    record Refused(String code, String message, int closeCode) implements Greeting {}
}
