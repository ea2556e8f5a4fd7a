package pitwall.client;

import java.util.function.Consumer;

/// Where a [FleetLoop] puts what it knows; all are called on the `pitwall-fleet` thread.
///
/// @param effects takes the correlation of every message that has one
record FleetOutlets(FrameSink sink, FleetRecorder recorder, Consumer<String> effects) {}
