package pitwall.views.cars.drawer;

import java.util.List;

/// Values of a car that belong together.
record FactSection(String title, List<Fact> facts) {
    FactSection {
        facts = List.copyOf(facts);
    }
}
