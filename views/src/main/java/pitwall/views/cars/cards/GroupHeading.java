package pitwall.views.cars.cards;

import javafx.scene.control.Label;
import pitwall.views.cars.face.FaceContext;
import pitwall.views.cars.list.CarGroup;
import pitwall.views.kit.AlarmGlyph;

/// The heading of a group: its name, how many cars it has and the most urgent alarm in it.
final class GroupHeading extends Label {
    private final FaceContext context;

    GroupHeading(FaceContext context) {
        this.context = context;
        getStyleClass().add("group-heading");
        setMouseTransparent(true);
    }

    void show(CarGroup group) {
        setText(context.strings()
                .get(
                        "cars.group.heading",
                        context.speech().group(group.key()),
                        context.speech().size(group)));
        setGraphic(group.worst() == null ? null : new AlarmGlyph(context.strings(), group.worst()));
    }
}
