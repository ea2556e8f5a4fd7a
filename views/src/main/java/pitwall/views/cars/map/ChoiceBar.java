package pitwall.views.cars.map;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import pitwall.views.desk.Surroundings;
import pitwall.views.kit.Strings;

/// Says for which draft cars are chosen on the map, how, and how many they are; not there while none are. FX thread.
final class ChoiceBar extends HBox {
    /// @param model what the map asks for
    ChoiceBar(CarChoice choice, MapViewModel model, Surroundings around) {
        Strings strings = around.strings();
        Label what = new Label();
        what.getStyleClass().add("strong");
        Label how = new Label(strings.get(
                "map.choose.how",
                around.keys().of("map.window", "W"),
                around.keys().of("map.draw", "D")));
        how.getStyleClass().add("muted");
        how.setWrapText(true);
        VBox words = new VBox(what, how);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button take = new Button();
        take.getStyleClass().add("primary");
        take.setMinWidth(Region.USE_PREF_SIZE);
        take.setOnAction(_ -> choice.take());
        Button leave = new Button(strings.get("map.choose.leave"));
        leave.setMinWidth(Region.USE_PREF_SIZE);
        leave.setOnAction(_ -> choice.leave());
        getStyleClass().add("map-choice");
        getChildren().setAll(words, take, leave);
        choice.askedProperty().subscribe(draft -> {
            what.setText(draft.map(each -> strings.get("map.choose.for", each.name()))
                    .orElse(""));
            setVisible(draft.isPresent());
            setManaged(draft.isPresent());
        });
        choice.whyNot().subscribe(reason -> take.setDisable(reason.isPresent()));
        model.list()
                .listingProperty()
                .subscribe(cars -> take.setText(
                        around.withKey(strings.plural("map.choose.take", cars.size()), "map.choose", "Ctrl+Enter")));
    }
}
