package pitwall.views.map.layer;

import pitwall.views.map.GroundState.Loss;

/// What there is to say about the map that was chosen.
public sealed interface LayerNote {
    /// It is as it should be.
    record None() implements LayerNote {}

    /// It is on its way, and the built-in one is seen meanwhile.
    record Coming(LayerKind kind) implements LayerNote {}

    /// The built-in one is seen instead.
    ///
    /// @param retried true where it is tried again without anybody asking
    record Lost(LayerKind kind, Loss loss, boolean retried) implements LayerNote {}

    /// There is no key, or no server was named.
    record Unset(LayerKind kind) implements LayerNote {}

    /// It works, but nothing of it can be kept on disk.
    record NotKept() implements LayerNote {}
}
