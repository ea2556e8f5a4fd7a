package pitwall.views.alarm;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
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
    private final Optional<Acknowledging> acknowledging;
    private List<AlarmView> drawn = List.of();

    /// @param ours which alarms are about the thing
    /// @param acknowledging lets them be acknowledged here; empty where they are only read
    public ObjectAlarms(
            FleetModel fleet,
            Predicate<AlarmView> ours,
            Strings strings,
            Navigator navigator,
            Optional<Acknowledging> acknowledging) {
        this.acknowledging = acknowledging;
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
            if (alarm.state().wantsAcknowledgement()) {
                acknowledging.ifPresent(each -> line.getChildren().add(button(alarm, each)));
            }
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

    /// Why it does nothing now is said where the other buttons of the thing say it, and in the strip.
    private Button button(AlarmView alarm, Acknowledging how) {
        Button button = new Button(strings.get("alarm.ack.verb"));
        button.getStyleClass().add("object-alarm-ack");
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(strings.get("alarm.object.ack", alarm.text()));
        button.disableProperty().bind(how.reasonProperty().map(Optional::isPresent));
        button.setOnAction(_ -> how.one(alarm));
        return button;
    }

    /// The gravest one that nobody acknowledged yet.
    public Optional<AlarmView> unacknowledged() {
        return drawn.stream()
                .filter(alarm -> alarm.state().wantsAcknowledgement())
                .findFirst();
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
