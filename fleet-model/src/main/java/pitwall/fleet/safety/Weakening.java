package pitwall.fleet.safety;

/// One point at which a policy would allow what another forbids.
///
/// @param scope the rule that asks for less; for [Point#ZONE] the rule whose windows are read by another clock
public record Weakening(RuleScope scope, Point point) {
    /// What a rule asks for.
    public enum Point {
        STATIONARY,
        BATTERY,
        NOT_AUTONOMOUS,
        WINDOWS,
        CHARGING,
        NETWORK,
        /// The windows stay, but where they hold the wall clock is another one.
        ZONE
    }
}
