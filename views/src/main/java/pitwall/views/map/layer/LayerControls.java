package pitwall.views.map.layer;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.Strings;
import pitwall.views.map.BasePane;
import pitwall.views.map.GroundState;

/// All that a screen with a map needs to let its user choose what lies under the cars: a menu, the fields of the tile
/// server, whose work it is, and a sentence where it is not there. FX thread.
public final class LayerControls {
    /// Looks from one try to the next.
    private static final int RETRY = 60;

    private final MapLayers layers;
    private final LayerWords words;
    private final Strings strings;
    private final StackPane server = new StackPane();
    private final LayerMenu menu;
    private final Label credit = new Label(BasePane.CREDIT);
    private Subscription watching = Subscription.EMPTY;
    private int looks;
    /// Absent until somebody wants to name a server: few ever do.
    private @Nullable ServerPane fields;

    public LayerControls(MapGrounds grounds, Strings strings) {
        this.layers = new MapLayers(grounds.online(), grounds.memory());
        this.words = new LayerWords(strings);
        this.strings = strings;
        this.menu = new LayerMenu(layers, strings, this::nameServer);
        credit.getStyleClass().add("map-credit");
        credit.setMouseTransparent(true);
        layers.overProperty().subscribe(over -> {
            watching.unsubscribe();
            credit.setText(BasePane.CREDIT);
            watching = over.map(map -> map.stateProperty().subscribe(state -> {
                        boolean ready = state instanceof GroundState.Ready;
                        credit.setText(ready ? map.credit() + " · " + BasePane.CREDIT : BasePane.CREDIT);
                    }))
                    .orElse(Subscription.EMPTY);
        });
    }

    private void nameServer() {
        ServerPane pane = fields;
        if (pane == null) {
            pane = new ServerPane(layers, strings);
            fields = pane;
            server.getChildren().add(pane);
        }
        pane.edit();
    }

    public Node menu() {
        return menu;
    }

    public Node server() {
        return server;
    }

    public Node credit() {
        return credit;
    }

    /// Lays what is chosen over the built-in map, from now on.
    public void lay(BasePane base) {
        layers.overProperty().subscribe(base::lay);
    }

    /// What there is to say about what was chosen.
    public Optional<String> sentence() {
        return words.sentence(layers.noteProperty().get());
    }

    public void shown() {
        layers.shown();
    }

    public void hidden() {
        layers.hidden();
    }

    /// Called twice a second while the screen is shown.
    public void tick() {
        looks++;
        if (looks % RETRY == 0) {
            layers.retry();
        }
    }

    /// Shows the next map that can be shown.
    public void turn() {
        layers.chooseNext();
    }
}
