package pitwall.views.bell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import pitwall.client.Commands;
import pitwall.client.FleetAlarms;
import pitwall.client.FleetChannels;
import pitwall.protocol.rest.AlarmView;

/// What the alarm strip and the screens have in common: where to ask, where to act, what is chosen, and what is heard.
/// Outlives the window's frame and its language. FX thread.
public final class AlarmDesk {
    private final FleetAlarms reading;
    private final FleetChannels channels;
    private final Commands commands;
    private final Speaker speaker;
    private final AlarmRinger ringer;
    private final ObjectProperty<Supplier<Optional<AlarmView>>> chosen = new SimpleObjectProperty<>(Optional::empty);
    private final ObjectProperty<Supplier<List<AlarmView>>> onScreen = new SimpleObjectProperty<>(List::of);
    private final ObjectProperty<Optional<AlarmView>> asked = new SimpleObjectProperty<>(Optional.empty());

    /// @param reading asks the server in use
    /// @param channels asks the same server about those who are told outside
    /// @param commands act on the server in use
    public AlarmDesk(FleetAlarms reading, FleetChannels channels, Commands commands, Speaker speaker) {
        this.reading = reading;
        this.channels = channels;
        this.commands = commands;
        this.speaker = speaker;
        this.ringer = new AlarmRinger(speaker);
    }

    public FleetAlarms reading() {
        return reading;
    }

    /// Who is told outside.
    public FleetChannels channels() {
        return channels;
    }

    public Commands commands() {
        return commands;
    }

    /// What alarms are heard with.
    public Speaker speaker() {
        return speaker;
    }

    public AlarmRinger ringer() {
        return ringer;
    }

    /// The alarm that a person chose on the screen in front; the keys act on it instead of the first one.
    public ObjectProperty<Supplier<Optional<AlarmView>>> chosenProperty() {
        return chosen;
    }

    /// The alarms whose rows can be seen; nothing else is acknowledged at once.
    public ObjectProperty<Supplier<List<AlarmView>>> onScreenProperty() {
        return onScreen;
    }

    /// The alarm for which a comment is asked; empty while none is.
    public ObjectProperty<Optional<AlarmView>> askedProperty() {
        return asked;
    }
}
