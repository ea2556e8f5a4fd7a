package pitwall.views.act;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Confirmation;
import pitwall.views.notes.LocalNote;
import pitwall.views.notes.LocalNotes;
import pitwall.views.ports.Connections;

/// Ends the session. Notes that only this computer has would go with it unseen, so it asks first where there are any,
/// or where nobody knows yet whether there are. FX thread.
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
        List<LocalNote> unsent = notes.all();
        if (notes.isUnread()) {
            around.sheets().ask(unknown(), this::leave);
        } else if (unsent.isEmpty()) {
            leave();
        } else {
            around.sheets().ask(question(unsent), this::leave);
        }
    }

    private void leave() {
        notes.forget();
        CompletableFuture<?> unused = connections.signOut();
        around.navigator().open(new Destination.Connect());
    }

    private Confirmation question(List<LocalNote> unsent) {
        var strings = around.strings();
        List<String> cars =
                unsent.stream().map(note -> note.car().value()).distinct().toList();
        String named = String.join(", ", cars.subList(0, Math.min(NAMED, cars.size())));
        return question(
                strings.plural("notes.leave.object", unsent.size()),
                cars.size(),
                strings.get("notes.leave.consequence"),
                List.of(strings.get(cars.size() > NAMED ? "notes.leave.cars.more" : "notes.leave.cars", named)));
    }

    /// Says no number: it may be none.
    private Confirmation unknown() {
        var strings = around.strings();
        return question(
                strings.get("notes.leave.object.unread"),
                Confirmation.UNKNOWN,
                strings.get("notes.leave.consequence.unread"),
                List.of());
    }

    private Confirmation question(String object, long cars, String consequence, List<String> more) {
        var strings = around.strings();
        return new Confirmation(
                strings.get("notes.leave.title"),
                object,
                cars,
                consequence,
                strings.get("notes.leave.unaffected"),
                strings.get("notes.leave.verb"),
                new Confirmation.Proof.Press(),
                more);
    }
}
