package pitwall.client;

import java.util.ArrayDeque;
import java.util.Deque;

/// Knows of which view the picture is. Owned by the `pitwall-fleet` thread.
///
/// A resume continues a picture, so it may be asked for only with the view the picture was made of; after a
/// change of the view only a snapshot will do.
final class ViewKeeper {
    private final Deque<FleetView> asked = new ArrayDeque<>();
    private FleetView wanted;
    private FleetView coming;
    private FleetView shown;

    ViewKeeper(FleetView wanted) {
        this.wanted = wanted;
        this.coming = wanted;
        this.shown = wanted;
    }

    /// The picture that is here was made of another program's view.
    void remembered(FleetView view) {
        shown = view;
    }

    /// Somebody wants another view; asked for with the next hello, or in a request of its own.
    void want(FleetView view) {
        wanted = view;
    }

    FleetView wanted() {
        return wanted;
    }

    /// The hello with the wanted view was sent.
    void greeted() {
        asked.clear();
        coming = wanted;
    }

    /// A request for a view was sent on an open connection.
    void asked(FleetView view) {
        asked.add(view);
    }

    /// The server answered the oldest request: the next snapshot is of that view.
    void announced() {
        if (!asked.isEmpty()) {
            coming = asked.remove();
        }
    }

    /// The server did not take the oldest request.
    void refused() {
        if (!asked.isEmpty()) {
            asked.remove();
            wanted = asked.isEmpty() ? coming : asked.getLast();
        }
    }

    /// The picture was replaced by the announced snapshot.
    void replaced() {
        shown = coming;
    }

    /// What the picture is of.
    FleetView shown() {
        return shown;
    }

    boolean mayResume() {
        return wanted.equals(shown);
    }

    /// True where the picture is of the whole fleet in scope, so worth remembering.
    boolean isWhole() {
        return shown.isWhole();
    }
}
