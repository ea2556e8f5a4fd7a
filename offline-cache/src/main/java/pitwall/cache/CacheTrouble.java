package pitwall.cache;

import java.sql.SQLException;
import org.h2.api.ErrorCode;

/// Why a cache could not be used as it was. Each has its own words for the user.
public enum CacheTrouble {
    /// Another console of this user has the file open; this one runs without a cache.
    IN_USE,
    /// The key is gone or was changed; the old file cannot be read any more.
    KEY_LOST,
    /// The file is damaged.
    DAMAGED,
    /// The file is not a cache of ours.
    FOREIGN,
    /// A newer version of the program wrote it.
    NEWER,
    /// An older copy was put in place of the file.
    OLD_COPY,
    /// The file did not open in time; it is tried again.
    TOO_SLOW,
    /// There is no room to write.
    DISK_FULL,
    /// The folder cannot be written.
    NO_ACCESS;

    /// What keeps a file from being used that failed so.
    static CacheTrouble of(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> CacheTrouble.IN_USE;
            case ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.WRONG_USER_OR_PASSWORD -> CacheTrouble.KEY_LOST;
            case ErrorCode.FILE_VERSION_ERROR_1 -> CacheTrouble.FOREIGN;
            case ErrorCode.FILE_CREATION_FAILED_1, ErrorCode.DATABASE_IS_READ_ONLY -> CacheTrouble.NO_ACCESS;
            default -> outOfSpace(e) ? CacheTrouble.DISK_FULL : CacheTrouble.DAMAGED;
        };
    }

    private static boolean outOfSpace(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left") || message.contains("not enough space")) {
                return true;
            }
        }
        return false;
    }
}
