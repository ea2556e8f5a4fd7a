package pitwall.agent.update;

import pitwall.fleet.ReasonCode;

/// What came of looking at the signed metadata of a release.
public sealed interface Verification {
    /// Signed by those who may, fresh and consistent.
    record Trusted(ReleaseFacts facts) implements Verification {}

    /// Not to be believed, now or ever.
    record Refused(ReasonCode reason, String sentence) implements Verification {}

    /// Nobody could be asked; it is worth another try.
    record Unreachable(String sentence) implements Verification {}
}
