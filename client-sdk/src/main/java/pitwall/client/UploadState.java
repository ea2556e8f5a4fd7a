package pitwall.client;

import pitwall.protocol.rest.ReleaseEntry;

/// How far an upload came. `Reading`, `Registering`, `Sending` and `Waiting` as often as needed, then one of the ends.
public sealed interface UploadState {
    /// The file is read for its hash.
    record Reading(long done, long total) implements UploadState {}

    /// The server is told what will come.
    record Registering(String sha256) implements UploadState {}

    /// @param done bytes that left this computer; some of them may have to be sent again
    record Sending(String sha256, long done, long total) implements UploadState {}

    /// The connection is away; sending goes on by itself.
    ///
    /// @param attempt how often it was tried since the last byte arrived
    record Waiting(String sha256, long done, long total, int attempt) implements UploadState {}

    /// Every byte arrived and the hash was right. An end.
    record Stored(ReleaseEntry release) implements UploadState {}

    /// Somebody stopped it. An end.
    record Cancelled(long done, long total) implements UploadState {}

    /// It cannot go on by itself. An end.
    record Failed(Why why) implements UploadState {}

    /// Why an upload ended early.
    sealed interface Why {
        /// The file cannot be read, or is empty.
        record FileUnreadable(String sentence) implements Why {}

        /// No answer came for too long; what arrived stays.
        record NoConnection(long done, long total) implements Why {}

        /// There is a release of that version with other bytes.
        record VersionTaken(String sha256) implements Why {}

        /// The server said no.
        ///
        /// @param code stable word of the problem
        /// @param sentence for a person
        record Refused(int status, String code, String sentence, String correlation) implements Why {}
    }

    /// Whether nothing more is to come.
    default boolean isEnd() {
        return switch (this) {
            case Reading _ -> false;
            case Registering _ -> false;
            case Sending _ -> false;
            case Waiting _ -> false;
            case Stored _ -> true;
            case Cancelled _ -> true;
            case Failed _ -> true;
        };
    }
}
