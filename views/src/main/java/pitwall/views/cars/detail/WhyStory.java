package pitwall.views.cars.detail;

import java.util.List;
import java.util.Optional;

/// Why a car is as it is, in words.
///
/// @param reason absent where all is well
/// @param summary what is wanted, how many reasons stand against it and when it could be
/// @param gates the reasons one by one, the gravest first
record WhyStory(Optional<Cause> reason, String summary, List<Gate> gates) {
    WhyStory {
        gates = List.copyOf(gates);
    }

    /// The reason the car itself or the server gives.
    ///
    /// @param who who must act; empty where nobody knows
    /// @param next what to do; empty where nobody knows
    /// @param said the car's own words; empty where it said nothing more
    /// @param siblings how many other cars have the same reason now
    record Cause(String code, String title, String meaning, String who, String next, String said, int siblings) {}

    /// One reason against a change.
    ///
    /// @param weight who or what ends it, as a word
    /// @param since since when it holds; empty where nobody knows
    /// @param until when it ends; empty where that is not a matter of time
    record Gate(String weight, String sentence, String since, String until) {}
}
