package pitwall.cache.history;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import pitwall.client.SessionInfo;

/// Where rows are kept. Belongs to one thread, but for what says otherwise.
public interface HistoryRows {
    /// Who sees what is told from now on. What was told to somebody who sees something else is forgotten.
    void toldTo(SessionInfo reader) throws IOException;

    /// The last second of which anything is told; empty where nothing is.
    OptionalLong newest() throws IOException;

    /// A number that no row has, higher than all there are.
    long nextNumber() throws IOException;

    void append(RowHead head, byte[] body) throws IOException;

    /// The keyframe to begin with for showing `second`: the last one of that second or before; empty where everything
    /// is newer.
    Optional<RowHead> keyframe(long second) throws IOException;

    /// The rows of a group in the order of their numbers, the keyframe first.
    List<RowHead> group(long group) throws IOException;

    /// What a row holds; empty where it is damaged or gone. Any thread.
    Optional<byte[]> body(RowHead head) throws IOException;

    /// The rows that tell of any second between the two.
    List<RowHead> between(long from, long to) throws IOException;

    /// The keyframes of groups that tell of nothing later than `second` and were not thinned yet.
    List<RowHead> keyframesToThin(long second) throws IOException;

    /// Forgets the seconds until `second` that a row of their minute tells once more.
    void forgetSeconds(long second) throws IOException;

    /// Forgets groups that tell of nothing later than `second`, and the oldest ones as long as all rows together take
    /// more than `bytes`; never the last group.
    void forgetGroups(long second, long bytes) throws IOException;

    /// Forgets these rows.
    void forget(List<RowHead> rows) throws IOException;

    /// Runs all of it or nothing.
    void together(Work work) throws IOException;

    /// Something that writes rows.
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }
}
