package pitwall.views.ports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the offline cache is doing.
///
/// @param newest server time of the newest remembered data; absent while nothing is remembered
/// @param bytes size on disk
public record OfflineStatus(State state, @Nullable Instant newest, long bytes) {
    /// Before the first figure.
    public static final OfflineStatus NOTHING = new OfflineStatus(State.OK, null, 0);

    /// What the user may have to know.
    public enum State {
        OK,
        /// The last sign-in is longer ago than the policy allows: nothing is shown until the next one.
        LOCKED,
        /// Another console uses the file: this one remembers nothing.
        IN_USE,
        /// The disk is full: what is remembered stays, nothing is added.
        DISK_FULL,
        /// The file was damaged, an older copy or of a newer version; it is set aside and a new one was begun.
        SET_ASIDE,
        /// The file belongs to another key or user, is set aside, and a new one was begun.
        FOREIGN,
        /// Remembering is off: no place for the key was chosen.
        OFF
    }
}
