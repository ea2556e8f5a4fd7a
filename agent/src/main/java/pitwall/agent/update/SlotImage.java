package pitwall.agent.update;

import pitwall.protocol.SoftwareSlot;

/// The software in a slot.
///
/// @param digest SHA-256 of the image, hexadecimal
/// @param length of the image in bytes
/// @param counter of the release it came from
public record SlotImage(SoftwareSlot slot, String version, String digest, long length, long counter) {
    /// The file on the car's disk.
    public String file() {
        return file(slot);
    }

    static String file(SoftwareSlot slot) {
        return slot == SoftwareSlot.A ? "slot-a.image" : "slot-b.image";
    }

    static String facts(SoftwareSlot slot) {
        return slot == SoftwareSlot.A ? "slot-a.json" : "slot-b.json";
    }

    boolean isBuild(String otherVersion, String otherDigest) {
        return version.equals(otherVersion) && digest.equals(otherDigest);
    }
}
