package pitwall.views.cars.overview;

import pitwall.fleet.HeadlineStatus;

/// The five counts at the top. Every car is in exactly one of them.
enum Tile {
    FAILED("failed", "status:failed,safemode,estop", HeadlineStatus.FAILED),
    BLOCKED("blocked", "status:blocked", HeadlineStatus.BLOCKED),
    UPDATING("updating", "status:updating,rollingback,pending", HeadlineStatus.UPDATING),
    OFFLINE("offline", "status:offline,stale,unknown", HeadlineStatus.OFFLINE),
    IN_SYNC("in-sync", "status:insync,stopped", HeadlineStatus.IN_SYNC);

    private final String key;
    private final String query;
    private final HeadlineStatus mark;

    Tile(String key, String query, HeadlineStatus mark) {
        this.key = key;
        this.query = query;
        this.mark = mark;
    }

    /// The last part of its message keys.
    String key() {
        return key;
    }

    /// The query that lists its cars.
    String query() {
        return query;
    }

    /// The glyph beside it.
    HeadlineStatus mark() {
        return mark;
    }

    static Tile of(HeadlineStatus status) {
        return switch (status) {
            case LOCAL_ESTOP, SAFE_MODE, FAILED -> FAILED;
            case BLOCKED -> BLOCKED;
            case UPDATING, ROLLING_BACK, PENDING -> UPDATING;
            case OFFLINE, STALE, UNKNOWN -> OFFLINE;
            case IN_SYNC, STOPPED -> IN_SYNC;
        };
    }
}
