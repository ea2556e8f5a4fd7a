package pitwall.server.history;

import java.time.Duration;

/// How fine something is kept, and in what pieces: each begins with a whole picture.
public enum Tier {
    FINE(Duration.ofMinutes(10)),
    MINUTES(Duration.ofHours(1)),
    TENS(Duration.ofHours(6));

    private final long piece;

    Tier(Duration piece) {
        this.piece = piece.toSeconds();
    }

    /// Seconds between two steps.
    public long step(HistorySettings settings) {
        return switch (this) {
            case FINE -> settings.step().toSeconds();
            case MINUTES -> 60;
            case TENS -> 600;
        };
    }

    /// How long its steps are kept.
    public Duration kept(HistorySettings settings) {
        return switch (this) {
            case FINE -> settings.fine();
            case MINUTES -> settings.minutes();
            case TENS -> settings.tens();
        };
    }

    /// The number of the piece that what happened after this second belongs to.
    long pieceAfter(long second) {
        return Math.floorDiv(second, piece);
    }
}
