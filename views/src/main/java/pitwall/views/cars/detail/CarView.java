package pitwall.views.cars.detail;

import java.util.List;
import java.util.Optional;
import pitwall.views.cars.drawer.FactSection;

/// One car as it reads now.
///
/// @param intent what is or was wanted last and how far it came; absent where nothing ever was
/// @param steps of what is wanted now; empty where nothing is under way
record CarView(
        CarHead head,
        Optional<String> intent,
        List<IntentStep> steps,
        WhyStory why,
        Pair stack,
        List<FactSection> facts) {
    CarView {
        steps = List.copyOf(steps);
        facts = List.copyOf(facts);
    }

    /// What is beside what should be.
    ///
    /// @param same whether they are the same; absent where one of them is not known or nothing is wanted
    record Pair(String name, String actual, String desired, Optional<Boolean> same) {}
}
