package pitwall.agent.update;

import org.jspecify.annotations.Nullable;
import pitwall.protocol.CarServerFrame.ArtifactRef;
import pitwall.protocol.CarServerFrame.Desired;
import pitwall.protocol.CarServerFrame.Prepare;

/// What is to be brought into the car.
///
/// @param token opens the way to it; secret
/// @param traceparent what the pull is a part of; absent where nobody follows it
record Goods(
        String version,
        ArtifactRef artifact,
        String token,
        @Nullable String traceparent) {
    static Goods of(Desired order) {
        return new Goods(order.version(), order.artifact(), order.token(), order.traceparent());
    }

    static Goods of(Prepare prepare) {
        return new Goods(prepare.version(), prepare.artifact(), prepare.token(), null);
    }

    /// The file in which an artifact is collected.
    static String part(ArtifactRef artifact) {
        return artifact.sha256() + ".part";
    }

    String part() {
        return part(artifact);
    }

    /// Whether these facts are about what was named.
    boolean is(ReleaseFacts facts) {
        return facts.version().equals(version)
                && facts.sha256().equals(artifact.sha256())
                && facts.length() == artifact.length()
                && facts.counter() == artifact.counter();
    }

    /// Never shows the token.
    @Override
    public String toString() {
        return "Goods[" + version + "]";
    }
}
