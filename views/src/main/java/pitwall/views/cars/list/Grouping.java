package pitwall.views.cars.list;

import java.util.List;

/// How a list of cars is divided.
public enum Grouping {
    NONE,
    REGION,
    RING,
    STATUS,
    MODEL,
    /// Regions, and the rings inside each; the dots are always divided so.
    REGION_RING;

    /// The ones a person chooses from.
    public static final List<Grouping> CHOICES = List.of(NONE, REGION, RING, STATUS, MODEL);
}
