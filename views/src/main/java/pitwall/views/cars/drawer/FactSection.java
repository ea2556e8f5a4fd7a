package pitwall.views.cars.drawer;

import java.util.List;

/// Values of a car that belong together.
public record FactSection(String title, List<Fact> facts) {
    public FactSection {
        facts = List.copyOf(facts);
    }
}
