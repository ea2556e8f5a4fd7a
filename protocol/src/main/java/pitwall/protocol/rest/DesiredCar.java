package pitwall.protocol.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.CarId;
import pitwall.fleet.ReasonCode;
import pitwall.fleet.safety.UpdateVerdict;

/// What is wanted of a car, what it proves to run, and why that is not the same yet.
///
/// @param generation of the newest intent; 0 before the first
/// @param running absent from cars whose software nobody manages
/// @param builds what it proved to have run, the newest first; only to these it can go back
/// @param update the newest one; absent if nobody ever asked for one
/// @param verdicts why it is not being changed and when it could be, the gravest first; empty where nothing is wanted
///     or nothing stands against it
public record DesiredCar(
        CarId car,
        long generation,
        @Nullable Build running,
        List<Build> builds,
        @Nullable CarUpdate update,
        List<Verdict> verdicts) {
    public DesiredCar {
        builds = List.copyOf(builds);
        verdicts = List.copyOf(verdicts);
    }

    /// One exact build.
    ///
    /// @param digest SHA-256 of its artifact
    /// @param confirmed healthy after the switch
    /// @param obtainable whether this server can give it to the car
    public record Build(String version, String digest, long counter, boolean confirmed, boolean obtainable) {}

    /// One reason why a car is not being changed.
    ///
    /// @param words the key of the sentence that says it
    /// @param arguments the figures of the sentence
    /// @param since server time since when this very reason holds; absent if nobody knows
    /// @param possibleAt server time at which it ends; absent if that depends on the car or on a person
    public record Verdict(
            ReasonCode reason,
            UpdateVerdict.Weight weight,
            String words,
            List<String> arguments,
            @Nullable Instant since,
            @Nullable Instant possibleAt) {
        public Verdict {
            arguments = List.copyOf(arguments);
        }
    }
}
