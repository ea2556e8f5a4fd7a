package pitwall.views.wizard.steps;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.fleet.CarId;
import pitwall.fleet.query.CarQuery;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Strings;

/// Shows which cars a figure is of: as a query of the Cars screen where they fit into one, else as a list here. FX
/// thread.
final class CarSets {
    private final Surroundings around;
    private final Strings strings;
    private final VBox list = new VBox();

    CarSets(Surroundings around) {
        this.around = around;
        this.strings = around.strings();
        list.getStyleClass().addAll("wizard-card", "gap-4");
        hide();
    }

    /// A figure with the way to its cars.
    Node line(String text, List<CarId> cars) {
        Label words = new Label(text);
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        Hyperlink link = new Hyperlink(strings.get("wizard.show"));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setAccessibleText(strings.get("wizard.show.spoken", text));
        link.setOnAction(_ -> show(text, cars));
        HBox line = new HBox(words, link);
        line.getStyleClass().addAll("gap-4", "wizard-line");
        return line;
    }

    /// Where a list appears.
    Node list() {
        return list;
    }

    /// The query that means exactly these cars; empty where it would be too long.
    static Optional<String> query(List<CarId> cars) {
        String query = "id:" + cars.stream().map(CarId::value).collect(Collectors.joining(","));
        return query.length() <= CarQuery.MAX_LENGTH ? Optional.of(query) : Optional.empty();
    }

    private void show(String text, List<CarId> cars) {
        Optional<String> query = query(cars);
        if (query.isPresent()) {
            around.navigator().open(new Destination.Cars(query.get()));
            return;
        }
        Label title = new Label(text);
        title.getStyleClass().add("strong");
        ListView<String> ids = new ListView<>(
                FXCollections.observableList(cars.stream().map(CarId::value).toList()));
        ids.setPrefHeight(160);
        ids.setAccessibleText(text);
        Button close = new Button(strings.get("kit.dismiss"));
        close.setOnAction(_ -> hide());
        list.getChildren().setAll(title, ids, close);
        list.setVisible(true);
        list.setManaged(true);
        ids.requestFocus();
    }

    private void hide() {
        list.getChildren().clear();
        list.setVisible(false);
        list.setManaged(false);
    }
}
