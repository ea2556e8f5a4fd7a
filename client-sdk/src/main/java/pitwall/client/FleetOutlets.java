package pitwall.client;

import java.util.function.Consumer;
import pitwall.protocol.FleetEvent;
import pitwall.protocol.rest.AuditRecord;

/// Where a [FleetLoop] puts what it knows; all are called on the `pitwall-fleet` thread.
///
/// @param effects takes the correlation of every message that has one
record FleetOutlets(FrameSink sink, FleetRecorder recorder, Consumer<String> effects) {
    /// The safety policy has no place in the picture. That it changed is seen from the audit entry, which is written in
    /// the same transaction.
    void written(FleetEvent.News happened) {
        if (happened instanceof FleetEvent.AuditAppended(AuditRecord entry)
                && entry.object().equals("safety-policy")
                && entry.result().equals("ACCEPTED")) {
            effects.accept(entry.correlation());
        }
    }
}
