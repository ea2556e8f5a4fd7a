package pitwall.views.notes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.client.CommandOutcome;
import pitwall.client.Commands;
import pitwall.client.FleetCommand;
import pitwall.client.FleetFrame;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.CarId;
import pitwall.protocol.rest.CarNote;
import pitwall.views.fx.FleetModel;

/// Words about cars on their way to the server: written with or without a connection, kept on this computer until the
/// server has them, and sent once. Whoever wrote them sees them and is the one they are from; nobody else is. FX
/// thread; needs no toolkit.
///
/// A note is no wish: it changes nothing of a car, so it may wait for a connection where commands may not.
public final class LocalNotes {
    static final Duration AGAIN = Duration.ofSeconds(30);
    private static final int SERVER_TROUBLE = 500;
    private static final int TOO_OFTEN = 429;

    private final FleetModel fleet;
    private final Commands commands;
    private final NoteMemory memory;
    private final Executor fxThread;
    /// By the connection that they are kept with.
    private final Map<String, List<LocalNote>> notes = new HashMap<>();

    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper arrived = new ReadOnlyIntegerWrapper();
    private final Subscription following;
    /// Whose notes were read; absent before.
    private @Nullable Owner read;

    /// Who agreed to lose their notes and is signing out; absent once the session is over.
    private @Nullable Owner leaving;
    /// Counts the times that somebody did: what was asked of the memory before is not heard after.
    private int forgotten;

    private boolean reading;
    private boolean sending;
    private Instant readAt = Instant.MIN;
    private Instant sendAt = Instant.MIN;

    private record Owner(String place, String server, String user) {}

    /// What became of a note that was just written.
    public enum Written {
        /// It is on its way, or waits for a connection.
        KEPT,
        /// It waits for a connection and does not outlive the program.
        KEPT_WHILE_RUNNING,
        /// Too many wait already.
        FULL,
        /// Nobody is signed in, or there are no words.
        NOTHING
    }

    /// @param fleet as it is now
    public LocalNotes(FleetModel fleet, Commands commands, NoteMemory memory, Executor fxThread) {
        this.fleet = fleet;
        this.commands = commands;
        this.memory = memory;
        this.fxThread = fxThread;
        this.following =
                Subscription.combine(fleet.serverNowProperty().subscribe(this::tick), fleet.onFrame(this::look));
    }

    /// Those of whoever is signed in that the server does not have, the oldest first; without those that this computer
    /// keeps while they are [#isUnread].
    public List<LocalNote> all() {
        return mine().toList();
    }

    /// True while nobody knows which notes of whoever is signed in this computer keeps.
    public boolean isUnread() {
        Owner now = owner();
        return now != null && !now.equals(read) && memory.isThere();
    }

    /// True while somebody is signed in and does not leave.
    public boolean isAnybodyHere() {
        return owner() != null;
    }

    /// Those about one car.
    public List<LocalNote> of(CarId car) {
        return mine().filter(note -> note.car().equals(car)).toList();
    }

    private Stream<LocalNote> mine() {
        Owner now = owner();
        return now == null ? Stream.empty() : at(now.place()).stream().filter(note -> isFrom(now, note));
    }

    private List<LocalNote> at(String place) {
        return notes.computeIfAbsent(place, _ -> new ArrayList<>());
    }

    private static boolean isFrom(Owner owner, LocalNote note) {
        return note.isOf(owner.server(), owner.user());
    }

    /// Nobody also while whoever is signed in leaves.
    private @Nullable Owner owner() {
        SessionInfo session = fleet.frame().session();
        String place = memory.place().orElse(null);
        Owner now = session == null || place == null ? null : new Owner(place, session.server(), session.user());
        return now == null || now.equals(leaving) ? null : now;
    }

    private void look(FleetFrame frame) {
        if (frame.session() == null) {
            leaving = null;
        }
    }

    /// Writes a note and sends it as soon as there is a connection.
    ///
    /// @param text at most [CarNote#LONGEST] characters
    public Written add(CarId car, String text) {
        Owner now = owner();
        String words = text.strip();
        if (now == null || words.isEmpty()) {
            return Written.NOTHING;
        }
        LocalNote note = new LocalNote(
                UUID.randomUUID(),
                now.server(),
                now.user(),
                car,
                words,
                fleet.serverNowProperty().get(),
                null);
        List<LocalNote> more = new ArrayList<>(at(now.place()));
        more.add(note);
        if (NoteText.write(more).length() > NoteMemory.LONGEST) {
            return Written.FULL;
        }
        at(now.place()).add(note);
        changed();
        send(fleet.serverNowProperty().get());
        return now.equals(read) ? Written.KEPT : Written.KEPT_WHILE_RUNNING;
    }

    /// Forgets a note, for example one that the server does not take.
    public void remove(UUID id) {
        if (drop(note -> note.id().equals(id))) {
            changed();
        }
    }

    /// Keeps a note again that was removed, as it was; only one of whoever is signed in.
    public void bringBack(LocalNote note) {
        Owner now = owner();
        if (now == null || !isFrom(now, note)) {
            return;
        }
        List<LocalNote> kept = at(now.place());
        if (kept.stream().noneMatch(known -> known.id().equals(note.id()))) {
            kept.add(note);
            changed();
        }
    }

    /// Forgets all notes of whoever is signed in, and reads, takes and sends none until that session is over. Belongs
    /// to deleting what this computer keeps of it; a session that ends otherwise leaves the notes as they are.
    public void forget() {
        Owner gone = owner();
        if (gone == null) {
            return;
        }
        at(gone.place()).removeIf(note -> isFrom(gone, note));
        leaving = gone;
        read = null;
        reading = false;
        readAt = Instant.MIN;
        forgotten++;
        revision.set(revision.get() + 1);
    }

    /// Forgets all notes for servers that are gone, whoever wrote them.
    ///
    /// @param gone tells the address of such a server
    public void forget(Predicate<String> gone) {
        if (drop(note -> gone.test(note.server()))) {
            revision.set(revision.get() + 1);
        }
        Owner last = read;
        if (last != null && gone.test(last.server())) {
            read = null;
            reading = false;
            readAt = Instant.MIN;
            forgotten++;
        }
    }

    private boolean drop(Predicate<LocalNote> which) {
        boolean any = false;
        for (List<LocalNote> place : notes.values()) {
            any |= place.removeIf(which);
        }
        return any;
    }

    private void changed() {
        revision.set(revision.get() + 1);
        Owner now = read;
        if (now != null && now.equals(owner())) {
            CompletableFuture<?> unused = memory.save(now.place(), NoteText.write(at(now.place())));
        }
    }

    private void tick(Instant now) {
        Owner owner = owner();
        if (owner == null) {
            return;
        }
        if (!owner.equals(read) && !reading && !now.isBefore(readAt)) {
            read(owner, now);
        }
        if (!now.isBefore(sendAt)) {
            send(now);
        }
    }

    /// What stands there comes first: nothing is written over it unread.
    private void read(Owner owner, Instant now) {
        reading = true;
        readAt = now.plus(AGAIN);
        int before = forgotten;
        CompletableFuture<?> unused =
                memory.load(owner.place()).thenAccept(text -> fxThread.execute(() -> heard(owner, before, text)));
    }

    private void heard(Owner owner, int before, Optional<String> text) {
        if (before != forgotten) {
            return;
        }
        reading = false;
        if (text.isEmpty() || !owner.equals(owner())) {
            return;
        }
        List<LocalNote> stored = NoteText.read(text.get());
        List<LocalNote> here = at(owner.place());
        here.removeIf(note -> stored.stream().anyMatch(each -> each.id().equals(note.id())));
        boolean unwritten = !here.isEmpty();
        here.addAll(0, stored);
        read = owner;
        if (unwritten) {
            changed();
        } else if (!stored.isEmpty()) {
            revision.set(revision.get() + 1);
        }
    }

    private void send(Instant now) {
        SessionInfo session = fleet.frame().session();
        boolean may = session != null
                && session.capabilities().contains(Capability.CARS_EDIT)
                && fleet.frame().freshness().allowsCommands();
        Optional<LocalNote> next = mine().filter(note -> note.refused() == null).findFirst();
        if (sending || !may || next.isEmpty()) {
            return;
        }
        sending = true;
        sendAt = now.plus(AGAIN);
        LocalNote note = next.get();
        // The same each time: under one id a server takes no other words.
        CompletableFuture<?> unused = commands.submit(new FleetCommand.Note(
                        note.car(), new CarNote(note.text(), note.written()), note.id(), note.server(), note.user()))
                .thenAccept(outcome -> fxThread.execute(() -> sent(note, outcome)));
    }

    /// A note whose answer is lost is sent again under the same id.
    private void sent(LocalNote note, CommandOutcome outcome) {
        sending = false;
        switch (outcome) {
            case CommandOutcome.Accepted _ -> {
                drop(each -> each.id().equals(note.id()));
                changed();
                arrived.set(arrived.get() + 1);
                send(fleet.serverNowProperty().get());
            }
            case CommandOutcome.Refused(CommandOutcome.Reason.ByServer refusal)
            when isFinal(refusal.status()) -> refused(note, refusal.sentence());
            case CommandOutcome.Refused _, CommandOutcome.Unconfirmed _ -> {}
        }
    }

    /// Whether asking again would bring the same answer.
    private static boolean isFinal(int status) {
        return status < SERVER_TROUBLE && status != TOO_OFTEN;
    }

    private void refused(LocalNote note, String sentence) {
        for (List<LocalNote> place : notes.values()) {
            place.replaceAll(each -> each.id().equals(note.id()) ? each.with(sentence) : each);
        }
        changed();
    }

    /// Changes with every change of what waits.
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Counts the notes that the server took.
    public ReadOnlyIntegerProperty arrivedProperty() {
        return arrived.getReadOnlyProperty();
    }

    /// Sends nothing any more.
    public void close() {
        following.unsubscribe();
    }
}
