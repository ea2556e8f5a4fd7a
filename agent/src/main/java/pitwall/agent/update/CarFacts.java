package pitwall.agent.update;

/// What a car is, for the question which releases are made for it.
///
/// @param hardware revision of its computer; empty where it has none
/// @param agent version of the agent that installs them
public record CarFacts(String model, String hardware, String agent) {
    /// A car with this agent.
    public CarFacts(String model, String hardware) {
        this(model, hardware, AgentVersion.THIS);
    }
}
