package pitwall.views.map.layer;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import pitwall.views.kit.Strings;
import pitwall.views.map.tiles.TileServer;

/// The fields in which a tile server is named. Closed unless somebody wants to. FX thread.
public final class ServerPane extends VBox {
    private final MapLayers layers;
    private final LayerWords words;
    private final TextField address = new TextField();
    private final TextField credit = new TextField();
    private final Label trouble = new Label();

    public ServerPane(MapLayers layers, Strings strings) {
        this.layers = layers;
        this.words = new LayerWords(strings);
        getStyleClass().add("map-server");
        address.setPromptText("https://tiles.example/{z}/{x}/{y}.png");
        address.setAccessibleText(words.get("map.layer.server.address"));
        credit.setAccessibleText(words.get("map.layer.server.credit"));
        HBox.setHgrow(address, Priority.ALWAYS);
        Button use = new Button(words.get("map.layer.server.use"));
        use.setDefaultButton(false);
        use.setOnAction(_ -> use());
        address.setOnAction(_ -> use());
        credit.setOnAction(_ -> use());
        Button close = new Button(words.get("map.layer.server.close"));
        close.setOnAction(_ -> open(false));
        HBox fields = new HBox(
                new Label(words.get("map.layer.server.address")),
                address,
                new Label(words.get("map.layer.server.credit")),
                credit,
                use,
                close);
        fields.getStyleClass().add("map-server-fields");
        trouble.getStyleClass().add("text-danger");
        trouble.setWrapText(true);
        getChildren().addAll(fields, trouble);
        open(false);
    }

    /// Opens the fields with what was named last.
    public void edit() {
        LayerChoice now = layers.choiceProperty().get();
        address.setText(now.template());
        credit.setText(now.credit());
        say(Optional.empty());
        open(true);
        address.requestFocus();
    }

    private void use() {
        Optional<TileServer.Flaw> flaw = layers.nameServer(address.getText(), credit.getText());
        say(flaw);
        open(flaw.isPresent());
    }

    private void say(Optional<TileServer.Flaw> flaw) {
        trouble.setText(flaw.map(words::flaw).orElse(""));
        trouble.setVisible(flaw.isPresent());
        trouble.setManaged(flaw.isPresent());
    }

    private void open(boolean open) {
        setVisible(open);
        setManaged(open);
    }
}
