package pitwall.views.alarm;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Destination.Alarms.Tab;
import pitwall.views.desk.Navigator;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.Strings;

/// The alarms of one thing, a line each, on the screen of that thing; no room where there are none. FX thread.
public final class ObjectAlarms extends VBox {
    private static final int MOST = 3;

    private final FleetModel fleet;
    private final Predicate<AlarmView> ours;
    private final Strings strings;
    private final Navigator navigator;
    private final AlarmWords words;
    private List<AlarmView> drawn = List.of();

    /// @param ours which alarms are about the thing
    public ObjectAlarms(FleetModel fleet, Predicate<AlarmView> ours, Strings strings, Navigator navigator) {
        this.fleet = fleet;
        this.ours = ours;
        this.strings = strings;
        this.navigator = navigator;
        this.words = new AlarmWords(strings);
        getStyleClass().add("object-alarms");
        draw();
    }

    /// Looks at the newest frame.
    public void look() {
        List<AlarmView> found = fleet.frame().snapshot().board().alarms().alarms().stream()
                .filter(ours)
                .sorted(AlarmCause.ORDER)
                .toList();
        if (!found.equals(drawn)) {
            drawn = found;
            draw();
        }
    }

    private void draw() {
        getChildren().clear();
        setVisible(!drawn.isEmpty());
        setManaged(!drawn.isEmpty());
        Instant now = fleet.serverNowProperty().get();
        for (AlarmView alarm : drawn.stream().limit(MOST).toList()) {
            AlarmGlyph glyph = new AlarmGlyph(strings, alarm.level().priority().orElse(AlarmPriority.P3));
            glyph.setCleared(!alarm.isActive());
            glyph.setUnacknowledged(alarm.state() == AlarmState.UNACKED_ACTIVE);
            HBox line = new HBox(
                    glyph,
                    link(
                            strings.get(
                                    "alarm.object.line",
                                    strings.formats().moment(alarm.raisedAt(), now),
                                    alarm.text(),
                                    words.state(alarm.state())),
                            new Destination.Alarms(tab(alarm), alarm.id())));
            line.getStyleClass().add("object-alarm");
            getChildren().add(line);
        }
        if (drawn.size() > MOST) {
            AlarmView first = drawn.getFirst();
            getChildren()
                    .add(link(
                            strings.plural("alarm.object.more", drawn.size() - MOST),
                            new Destination.Alarms(
                                    Tab.ACTIVE, "object:" + first.object().id())));
        }
    }

    private static Tab tab(AlarmView alarm) {
        return alarm.state() == AlarmState.SHELVED ? Tab.SHELVED : Tab.ACTIVE;
    }

    private Hyperlink link(String text, Destination where) {
        Hyperlink link = new Hyperlink(text);
        link.setMnemonicParsing(false);
        link.setOnAction(_ -> navigator.open(where));
        return link;
    }
}
