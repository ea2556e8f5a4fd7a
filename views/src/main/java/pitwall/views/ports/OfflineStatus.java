package pitwall.views.ports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the offline cache is doing.
///
/// @param newest server time of the newest remembered data; absent while nothing is remembered
/// @param bytes size on disk
/// @param setAside where the file that could not be used lies now; absent where none was set aside at this start
/// @param past how the file of the past is doing, which has its own trouble
public record OfflineStatus(
        State state,
        @Nullable Instant newest,
        long bytes,
        @Nullable String setAside,
        Past past) {
    /// Before the first figure.
    public static final OfflineStatus NOTHING = new OfflineStatus(State.OK, null, 0);

    /// A cache of which no file was set aside.
    public OfflineStatus(State state, @Nullable Instant newest, long bytes) {
        this(state, newest, bytes, null);
    }

    /// A cache with a past that is well.
    public OfflineStatus(State state, @Nullable Instant newest, long bytes, @Nullable String setAside) {
        this(state, newest, bytes, setAside, Past.WELL);
    }

    /// The same with this past.
    public OfflineStatus with(Past other) {
        return new OfflineStatus(state, newest, bytes, setAside, other);
    }

    /// How the file of the past (F7) is doing.
    ///
    /// @param state what is wrong with it; [State#OK] where nothing is
    /// @param setAside where the file that could not be used lies now; absent where none was set aside
    public record Past(State state, @Nullable String setAside) {
        public static final Past WELL = new Past(State.OK, null);
    }

    /// What the user may have to know.
    public enum State {
        OK,
        /// The last sign-in is longer ago than the policy allows: nothing is shown until the next one.
        LOCKED,
        /// Another console uses the file: this one remembers nothing.
        IN_USE,
        /// The disk is full: what is remembered stays, nothing is added.
        DISK_FULL,
        /// The folder cannot be written: this console remembers nothing.
        NO_ACCESS,
        /// The file did not open in time: it is tried again at the next start.
        TOO_SLOW,
        /// The file was damaged, is set aside, and a new one was begun.
        DAMAGED,
        /// The file is locked with another key, is set aside, and a new one was begun.
        KEY_LOST,
        /// The file is not one of ours, is set aside, and a new one was begun.
        FOREIGN,
        /// A newer console wrote the file; it is set aside, and a new one was begun.
        NEWER,
        /// The file was an older copy of itself, is set aside, and a new one was begun.
        OLD_COPY,
        /// The key cannot be kept: remembering is off.
        NO_KEY,
        /// Remembering is off: no place for the key was chosen.
        OFF
    }
}
