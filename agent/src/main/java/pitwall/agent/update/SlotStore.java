package pitwall.agent.update;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.protocol.SoftwareSlot;

/// The two slots of a car and the record that says which one boots. A slot whose image is not what its facts
/// say is as good as empty, so the car never runs half an image.
///
/// Belongs to the thread of its car. Lives as long as the boot: what runs is decided once, when it is opened,
/// and afterwards only by [#switchTo] and [#fallBack].
public final class SlotStore {
    private static final Logger LOG = LoggerFactory.getLogger(SlotStore.class);

    private final CarDisk disk;
    private final SafeFile bootFile;
    private @Nullable BootRecord boot;
    private @Nullable SlotImage running;
    private Optional<SlotImage> other = Optional.empty();

    private SlotStore(CarDisk disk) {
        this.disk = disk;
        this.bootFile = new SafeFile(disk, "boot.json");
    }

    /// Boots: chooses the slot that runs from now on. A slot on trial is used up boot by boot.
    public static SlotStore boot(CarDisk disk) throws IOException {
        SlotStore store = new SlotStore(disk);
        Optional<BootRecord> kept = store.bootFile.read().flatMap(text -> StoredJson.read(text, BootRecord.class));
        if (kept.isPresent()) {
            store.choose(kept.get());
        }
        store.lookAtOther();
        return store;
    }

    /// What the slots have, for somebody who only looks: nothing boots, nothing is used up.
    public static SlotView look(CarDisk disk) throws IOException {
        SlotStore store = new SlotStore(disk);
        BootRecord kept = store.bootFile
                .read()
                .flatMap(text -> StoredJson.read(text, BootRecord.class))
                .orElse(null);
        return new SlotView(
                store.facts(SoftwareSlot.A),
                store.facts(SoftwareSlot.B),
                Optional.ofNullable(kept).map(BootRecord::slot),
                kept != null && !kept.isTrial());
    }

    /// @param boots the slot that boots next; empty in a car without software
    /// @param confirmed it has proven itself
    public record SlotView(
            Optional<SlotImage> a, Optional<SlotImage> b, Optional<SoftwareSlot> boots, boolean confirmed) {}

    /// The factory puts software into an empty car, or other software into one that manages itself.
    public void provision(String version, long counter, byte[] image) throws IOException {
        SoftwareSlot slot = running == null ? SoftwareSlot.A : running.slot().other();
        empty(slot);
        disk.append(SlotImage.file(slot), image, image.length);
        disk.sync(SlotImage.file(slot));
        fill(new SlotImage(slot, version, Sha256.of(image), image.length, counter));
        keep(BootRecord.confirmed(slot));
        running = intact(slot).orElseThrow(() -> new IOException("the provisioned image cannot be read back"));
        lookAtOther();
    }

    /// What runs; empty in a car that was never provisioned, or whose slots are both damaged.
    public Optional<SlotImage> running() {
        return Optional.ofNullable(running);
    }

    /// The running software has proven itself and is what boots next.
    public boolean isConfirmed() {
        return boot != null && !boot.isTrial();
    }

    /// What the other slot has.
    public Optional<SlotImage> other() {
        return other;
    }

    private void lookAtOther() {
        other = running == null ? Optional.empty() : facts(running.slot().other());
    }

    /// The last software on trial did not prove itself, and nothing else was put into its slot since.
    boolean wasRejected(SoftwareSlot slot) {
        return boot != null && boot.rejected() == slot;
    }

    /// Where the next software goes.
    SoftwareSlot target() {
        return running == null ? SoftwareSlot.A : running.slot().other();
    }

    /// Moves a pulled file into the slot that does not run.
    void install(String pulled, SlotImage image) throws IOException {
        if (running != null && running.slot() == image.slot()) {
            throw new IllegalArgumentException("slot " + image.slot() + " runs");
        }
        empty(image.slot());
        disk.rename(pulled, image.file());
        disk.syncNames();
        fill(image);
        forgive();
    }

    /// Takes an image that a power loss left in its slot without its facts. False if it is another one.
    boolean adopt(SlotImage image) throws IOException {
        if (disk.length(image.file()) != image.length()) {
            return false;
        }
        try (InputStream in = disk.open(image.file())) {
            if (!Sha256.of(in).equals(image.digest())) {
                return false;
            }
        }
        fill(image);
        forgive();
        return true;
    }

    /// What the other slot has may be tried.
    void forgive() throws IOException {
        if (boot != null && boot.rejected() != null) {
            keep(new BootRecord(boot.slot(), boot.trialBoots(), null));
        }
    }

    /// The other slot runs from now on, on trial. Only called in a car that stands still.
    void switchTo(SoftwareSlot slot) throws IOException {
        SlotImage image = whole(slot).orElseThrow(() -> new IOException("slot " + slot + " is damaged"));
        keep(BootRecord.trial(slot));
        running = image;
        lookAtOther();
    }

    /// What runs has proven itself.
    void confirm() throws IOException {
        if (boot != null && boot.isTrial()) {
            keep(BootRecord.confirmed(boot.slot()));
        }
    }

    /// What ran before runs again. False if it is damaged: then nothing changes.
    boolean fallBack() throws IOException {
        if (boot == null) {
            return false;
        }
        Optional<SlotImage> before = whole(boot.slot().other());
        if (before.isPresent()) {
            keep(boot.fallenBack());
            running = before.get();
            lookAtOther();
        }
        return before.isPresent();
    }

    /// Whether a slot has an image of the length its facts say.
    boolean holds(SoftwareSlot slot) throws IOException {
        return whole(slot).isPresent();
    }

    private Optional<SlotImage> whole(SoftwareSlot slot) throws IOException {
        Optional<SlotImage> facts = facts(slot);
        boolean whole = facts.isPresent()
                && disk.length(SlotImage.file(slot)) == facts.get().length();
        return whole ? facts : Optional.empty();
    }

    /// The facts of a slot whose image is what they say. Reads the whole image.
    Optional<SlotImage> intact(SoftwareSlot slot) throws IOException {
        Optional<SlotImage> facts = whole(slot);
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream image = disk.open(SlotImage.file(slot))) {
            String found = Sha256.of(image);
            return facts.filter(said -> said.digest().equals(found));
        }
    }

    private void choose(BootRecord kept) throws IOException {
        boot = kept;
        Integer trialBoots = kept.trialBoots();
        boolean usedUp = trialBoots != null && trialBoots <= 0;
        Optional<SlotImage> first = usedUp ? Optional.empty() : intact(kept.slot());
        if (first.isPresent()) {
            running = first.get();
            if (trialBoots != null) {
                keep(new BootRecord(kept.slot(), trialBoots - 1, kept.rejected()));
            }
            return;
        }
        LOG.warn("slot {} {}; the other one is tried", kept.slot(), usedUp ? "did not prove itself" : "is damaged");
        Optional<SlotImage> second = intact(kept.slot().other());
        if (second.isPresent()) {
            keep(kept.fallenBack());
            running = second.get();
        } else if (usedUp) {
            running = intact(kept.slot()).orElse(null);
        }
    }

    private void empty(SoftwareSlot slot) throws IOException {
        other = Optional.empty();
        new SafeFile(disk, SlotImage.facts(slot)).delete();
        disk.delete(SlotImage.file(slot));
        disk.syncNames();
    }

    private void fill(SlotImage image) throws IOException {
        new SafeFile(disk, SlotImage.facts(image.slot())).write(StoredJson.write(image));
        lookAtOther();
    }

    private Optional<SlotImage> facts(SoftwareSlot slot) {
        try {
            return new SafeFile(disk, SlotImage.facts(slot))
                    .read()
                    .flatMap(text -> StoredJson.read(text, SlotImage.class))
                    .filter(image -> image.slot() == slot);
        } catch (IOException e) {
            LOG.warn("the facts of slot {} cannot be read", slot, e);
            return Optional.empty();
        }
    }

    private void keep(BootRecord record) throws IOException {
        bootFile.write(StoredJson.write(record));
        boot = record;
    }
}
