package pitwall.fleet.rollout;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.release.Software;
import pitwall.fleet.release.UpdateKind;

/// What the engine wants told to a car. To be stored in the transaction that stores the state, and sent after.
public sealed interface RolloutIntent {
    CommandId command();

    CarId car();

    /// The car shall run `software`.
    ///
    /// @param attempt see [CommandId#of(RolloutId, CarId, int)]; never given twice
    /// @param forced the server's own gates were lifted
    /// @param notAfter server time after which the car may not begin
    /// @param timeout for applying and proving, from the beginning on
    /// @param rollbackTimeout for the car's own way back
    /// @param minimumBatteryPercent 0 asks for nothing
    /// @param windowEnd server time at which the region's window closes; absent without one
    /// @param charging the car must be at a charger
    /// @param unmetered the car must be on a network on which bytes cost nothing, and downloads on no other
    record Offer(
            CommandId command,
            CarId car,
            int attempt,
            UpdateKind kind,
            Software software,
            boolean forced,
            Instant notBefore,
            Instant notAfter,
            Duration timeout,
            Duration rollbackTimeout,
            int minimumBatteryPercent,
            @Nullable Instant windowEnd,
            boolean charging,
            boolean unmetered)
            implements RolloutIntent {
        /// Asks for no charger and no certain network.
        public Offer(
                CommandId command,
                CarId car,
                int attempt,
                UpdateKind kind,
                Software software,
                boolean forced,
                Instant notBefore,
                Instant notAfter,
                Duration timeout,
                Duration rollbackTimeout,
                int minimumBatteryPercent,
                @Nullable Instant windowEnd) {
            this(
                    command,
                    car,
                    attempt,
                    kind,
                    software,
                    forced,
                    notBefore,
                    notAfter,
                    timeout,
                    rollbackTimeout,
                    minimumBatteryPercent,
                    windowEnd,
                    false,
                    false);
        }
    }

    /// The offer no longer holds. A car that has not begun drops it; one that has goes on.
    record Withdraw(CommandId command, CarId car) implements RolloutIntent {}
}
