package pitwall.fleet.safety;

/// The cars a rule is for.
public sealed interface RuleScope {
    /// Every car.
    record Everywhere() implements RuleScope {}

    /// The cars of one model.
    record Model(String model) implements RuleScope {}

    /// The cars of one region.
    record Region(String region) implements RuleScope {}

    default boolean covers(String region, String model) {
        return switch (this) {
            case Everywhere() -> true;
            case Model(String wanted) -> wanted.equals(model);
            case Region(String wanted) -> wanted.equals(region);
        };
    }
}
