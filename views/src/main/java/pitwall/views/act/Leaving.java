package pitwall.views.act;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Confirmation;
import pitwall.views.notes.LocalNote;
import pitwall.views.notes.LocalNotes;
import pitwall.views.ports.Connection;
import pitwall.views.ports.Connections;

/// Ends the session, or forgets a connection. Notes that only this computer has would go with it unseen, so it asks
/// first where there are any, or where nobody knows whether there are. FX thread.
public final class Leaving {
    private static final int NAMED = 5;

    private final Connections connections;
    private final LocalNotes notes;
    private final Surroundings around;

    public Leaving(Connections connections, LocalNotes notes, Surroundings around) {
        this.connections = connections;
        this.notes = notes;
        this.around = around;
    }

    /// Signs out, if need be once it is confirmed.
    public void signOut() {
        ask("notes.leave", notes.isUnread(), notes.all(), this::leave);
    }

    /// Forgets a connection, if need be once it is confirmed.
    ///
    /// @param forget does it
    public void forget(Connection connection, Runnable forget) {
        String name = connection.name();
        boolean inUse = notes.isAnybodyHere()
                && connections.current().filter(now -> now.name().equals(name)).isPresent();
        ask(
                "notes.forget",
                inUse ? notes.isUnread() : connections.remembers(name),
                inUse ? notes.all() : List.of(),
                forget);
    }

    private void ask(String key, boolean unread, List<LocalNote> unsent, Runnable then) {
        if (unread) {
            around.sheets().ask(unknown(key), then);
        } else if (unsent.isEmpty()) {
            then.run();
        } else {
            around.sheets().ask(question(key, unsent), then);
        }
    }

    private void leave() {
        notes.forget();
        CompletableFuture<?> unused = connections.signOut();
        around.navigator().open(new Destination.Connect());
    }

    private Confirmation question(String key, List<LocalNote> unsent) {
        var strings = around.strings();
        List<String> cars =
                unsent.stream().map(note -> note.car().value()).distinct().toList();
        String named = String.join(", ", cars.subList(0, Math.min(NAMED, cars.size())));
        return question(
                key,
                strings.plural("notes.leave.object", unsent.size()),
                cars.size(),
                strings.get(key + ".consequence"),
                List.of(strings.get(cars.size() > NAMED ? "notes.leave.cars.more" : "notes.leave.cars", named)));
    }

    /// Says no number: it may be none.
    private Confirmation unknown(String key) {
        var strings = around.strings();
        return question(
                key,
                strings.get("notes.leave.object.unread"),
                Confirmation.UNKNOWN,
                strings.get(key + ".consequence.unread"),
                List.of());
    }

    private Confirmation question(String key, String object, long cars, String consequence, List<String> more) {
        var strings = around.strings();
        return new Confirmation(
                strings.get(key + ".title"),
                object,
                cars,
                consequence,
                strings.get(key + ".unaffected"),
                strings.get(key + ".verb"),
                new Confirmation.Proof.Press(),
                more);
    }
}
