package pitwall.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Since when changes are missing that a whole picture will take the place of. Owned by the `pitwall-fleet` thread.
final class MissingChanges {
    private final LinkMeter meter;
    private @Nullable Instant since;

    MissingChanges(LinkMeter meter) {
        this.meter = meter;
    }

    /// What is newer than this is missing; absent where nothing is.
    void since(@Nullable Instant asOf) {
        since = asOf;
    }

    /// The same unless something older is missing already.
    void stillSince(@Nullable Instant asOf) {
        since = since == null ? asOf : since;
    }

    /// A whole picture of this time is here: what lies between is told to nobody any more.
    void replacedAt(Instant pictureAt) {
        Instant from = since;
        since = null;
        if (from != null && from.isBefore(pictureAt)) {
            meter.missed(new Gap(from, pictureAt));
        }
    }
}
