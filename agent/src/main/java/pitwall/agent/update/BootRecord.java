package pitwall.agent.update;

import org.jspecify.annotations.Nullable;
import pitwall.protocol.SoftwareSlot;

/// What the car boots. The one file that switches: everything else only prepares or explains it.
///
/// @param trialBoots present while the slot is on trial: how many more boots it gets before the other one runs again
/// @param rejected the slot that was on trial before and did not prove itself; until something new is put there
record BootRecord(
        SoftwareSlot slot,
        @Nullable Integer trialBoots,
        @Nullable SoftwareSlot rejected) {
    static BootRecord confirmed(SoftwareSlot slot) {
        return new BootRecord(slot, null, null);
    }

    static BootRecord trial(SoftwareSlot slot) {
        return new BootRecord(slot, 1, null);
    }

    boolean isTrial() {
        return trialBoots != null;
    }

    /// Back to the other slot.
    BootRecord fallenBack() {
        return new BootRecord(slot.other(), null, slot);
    }
}
