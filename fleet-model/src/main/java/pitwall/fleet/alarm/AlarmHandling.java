package pitwall.fleet.alarm;

import org.jspecify.annotations.Nullable;

/// What people did about an alarm.
///
/// @param acknowledgement absent while nobody said that they know
/// @param shelving absent unless it is put aside
/// @param mute what hides it by a matcher; absent where nothing does
public record AlarmHandling(
        @Nullable Acknowledgement acknowledgement,
        @Nullable Shelving shelving,
        @Nullable HiddenBy mute) {
    /// Nobody did anything.
    public static final AlarmHandling NONE = new AlarmHandling(null, null, null);

    /// The mute that hides an alarm.
    public record HiddenBy(MuteId id, Mute.Kind kind) {}

    public boolean isHidden() {
        return shelving != null || mute != null;
    }

    AlarmHandling acknowledged(Acknowledgement by) {
        return new AlarmHandling(by, shelving, mute);
    }

    AlarmHandling shelved(Shelving by) {
        return new AlarmHandling(acknowledgement, by, mute);
    }

    AlarmHandling mutedBy(@Nullable HiddenBy by) {
        return new AlarmHandling(acknowledgement, shelving, by);
    }

    AlarmHandling unshelved() {
        return new AlarmHandling(acknowledgement, null, mute);
    }

    /// Asks for an acknowledgement again; what hides it goes on hiding it.
    AlarmHandling unacknowledged() {
        return new AlarmHandling(null, shelving, mute);
    }
}
