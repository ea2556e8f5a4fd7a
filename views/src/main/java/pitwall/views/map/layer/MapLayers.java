package pitwall.views.map.layer;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import pitwall.views.map.GroundState;
import pitwall.views.map.RegionMap;
import pitwall.views.map.tiles.TileServer;

/// Which map lies under the cars of one screen. The built-in one is always there; another one lies over it while it is
/// chosen and works. FX thread; needs no toolkit.
public final class MapLayers {
    private final OnlineMaps online;
    private final LayerMemory memory;
    private final ReadOnlyObjectWrapper<LayerChoice> choice;
    private final ReadOnlyObjectWrapper<Optional<RegionMap>> over = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<LayerNote> note = new ReadOnlyObjectWrapper<>(new LayerNote.None());
    private Subscription watching = Subscription.EMPTY;
    private boolean shown;

    public MapLayers(OnlineMaps online, LayerMemory memory) {
        this.online = online;
        this.memory = memory;
        this.choice = new ReadOnlyObjectWrapper<>(LayerChoice.of(memory.load()));
    }

    /// Begins with what was chosen last; the network is not asked before.
    public void shown() {
        if (!shown) {
            shown = true;
            begin();
        }
    }

    /// Ends what needs the network.
    public void hidden() {
        shown = false;
        end();
    }

    public void choose(LayerKind kind) {
        choose(choice.get().with(kind));
    }

    /// The next one that can be chosen now, for a key.
    public void chooseNext() {
        LayerKind[] kinds = LayerKind.values();
        int at = choice.get().kind().ordinal();
        do {
            at = (at + 1) % kinds.length;
        } while (!isSet(kinds[at]));
        choose(kinds[at]);
    }

    /// Names a tile server and shows it.
    ///
    /// @return what is wrong with it; then nothing changes
    public Optional<TileServer.Flaw> nameServer(String template, String credit) {
        String address = template.strip();
        String words = credit.strip().replaceAll("\\s+", " ");
        Optional<TileServer.Flaw> flaw = TileServer.flaw(address, words, online.plainHosts());
        if (flaw.isEmpty()) {
            choose(new LayerChoice(LayerKind.TILES, address, words));
        }
        return flaw;
    }

    private void choose(LayerChoice next) {
        choice.set(next);
        memory.save(next.text());
        if (shown) {
            end();
            begin();
        }
    }

    /// True where the map could be shown if the network does its part.
    public boolean isSet(LayerKind kind) {
        LayerChoice now = choice.get();
        return switch (kind) {
            case BUILT_IN -> true;
            case TILES ->
                TileServer.flaw(now.template(), now.credit(), online.plainHosts())
                        .isEmpty();
            case GOOGLE -> online.hasGoogleKey();
        };
    }

    private void begin() {
        LayerKind kind = choice.get().kind();
        if (kind == LayerKind.BUILT_IN) {
            note.set(new LayerNote.None());
        } else if (!isSet(kind)) {
            note.set(new LayerNote.Unset(kind));
        } else {
            RegionMap map = kind == LayerKind.TILES ? online.tiles(choice.get().server()) : online.google();
            over.set(Optional.of(map));
            watching = map.stateProperty().subscribe(state -> tell(kind, state));
        }
    }

    private void end() {
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        Optional<RegionMap> before = over.get();
        over.set(Optional.empty());
        before.ifPresent(RegionMap::close);
    }

    private void tell(LayerKind kind, GroundState state) {
        note.set(
                switch (state) {
                    case GroundState.Loading() -> new LayerNote.Coming(kind);
                    case GroundState.Ready() ->
                        kind == LayerKind.TILES && !online.keepsTiles()
                                ? new LayerNote.NotKept()
                                : new LayerNote.None();
                    case GroundState.Lost(var loss) -> new LayerNote.Lost(kind, loss, loss.mayPass());
                });
    }

    /// Called every half minute while the screen is shown: a map that was lost may be back.
    public void retry() {
        if (note.get() instanceof LayerNote.Lost lost && lost.retried()) {
            over.get().ifPresent(RegionMap::retry);
        }
    }

    public ReadOnlyObjectProperty<LayerChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /// What lies over the built-in map.
    public ReadOnlyObjectProperty<Optional<RegionMap>> overProperty() {
        return over.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LayerNote> noteProperty() {
        return note.getReadOnlyProperty();
    }
}
