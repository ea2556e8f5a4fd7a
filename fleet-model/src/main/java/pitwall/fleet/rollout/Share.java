package pitwall.fleet.rollout;

/// So many of so many, and how much that says.
///
/// The interval is Wilson's score interval (E. B. Wilson, Probable Inference, the Law of Succession, and Statistical
/// Inference, JASA 22, 1927), which is right also for few cars and for shares near 0 and 1.
public record Share(int part, int whole) {
    /// Standard deviations of a 95 % interval.
    private static final double Z = 1.959964;

    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " of " + whole);
        }
    }

    /// Whether there is anything to speak of; a share of nothing is never shown as a number.
    public boolean isKnown() {
        return whole > 0;
    }

    /// The share itself, 0.0 to 1.0; only where it is known.
    public double value() {
        return (double) part / whole;
    }

    /// Lower end of the 95 % interval.
    public double low() {
        return whole == 0 ? 0 : Math.max(0, centre() - spread());
    }

    /// Upper end of the 95 % interval.
    public double high() {
        return whole == 0 ? 1 : Math.min(1, centre() + spread());
    }

    private double centre() {
        return (value() + Z * Z / (2 * whole)) / (1 + Z * Z / whole);
    }

    private double spread() {
        double variance = value() * (1 - value()) / whole + Z * Z / (4.0 * whole * whole);
        return Z * Math.sqrt(variance) / (1 + Z * Z / whole);
    }
}
