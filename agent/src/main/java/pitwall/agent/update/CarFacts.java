package pitwall.agent.update;

/// What a car is, for the question which releases are made for it.
///
/// @param hardware revision of its computer; empty where it has none
public record CarFacts(String model, String hardware) {}
