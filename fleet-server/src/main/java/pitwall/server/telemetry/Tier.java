package pitwall.server.telemetry;

import java.time.Duration;

/// How fine something is stored, and in what pieces.
enum Tier {
    SAMPLES(Duration.ZERO, Duration.ofHours(1)),
    MINUTES(Duration.ofMinutes(1), Duration.ofHours(1)),
    TENS(Duration.ofMinutes(10), Duration.ofDays(1));

    private final long step;
    private final long piece;

    Tier(Duration step, Duration piece) {
        this.step = step.toMillis();
        this.piece = piece.toMillis();
    }

    /// Milliseconds of a step; 0 for samples.
    long step() {
        return step;
    }

    /// Milliseconds that no block goes beyond: blocks of folded steps are exactly so long.
    long piece() {
        return piece;
    }

    /// When the piece begins that a moment is in.
    long pieceOf(long at) {
        return Math.floorDiv(at, piece) * piece;
    }
}
