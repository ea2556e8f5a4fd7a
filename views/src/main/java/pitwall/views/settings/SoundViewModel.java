package pitwall.views.settings;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import pitwall.views.alarm.AlarmWords;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.bell.SoundChoice;
import pitwall.views.bell.SoundState;
import pitwall.views.bell.Speaker;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.preferences.PreferencesModel;

/// How alarms are heard, and whether they are now. FX thread; needs no toolkit.
final class SoundViewModel {
    private final AlarmDesk desk;
    private final FleetModel live;
    private final PreferencesModel preferences;
    private final Strings strings;
    private final AlarmWords words;
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper quiet = new ReadOnlyStringWrapper("");

    /// @param live what is so now, whatever is shown
    SoundViewModel(AlarmDesk desk, FleetModel live, PreferencesModel preferences, Strings strings) {
        this.desk = desk;
        this.live = live;
        this.preferences = preferences;
        this.strings = strings;
        this.words = new AlarmWords(strings);
        say();
    }

    /// Follows the sound until the subscription ends.
    Subscription follow() {
        return Subscription.combine(
                desk.ringer().stateProperty().subscribe(_ -> say()),
                live.serverNowProperty().subscribe(_ -> say()));
    }

    private void say() {
        SoundState now = desk.ringer().stateProperty().get();
        state.set(words.sound(now, live.serverNowProperty().get()));
        quiet.set(strings.get(now instanceof SoundState.Silenced ? "settings.sound.loud" : "settings.sound.quiet"));
    }

    SoundChoice choice() {
        return SoundChoice.of(preferences.get());
    }

    void chooseVolume(int volume) {
        choose(new SoundChoice(volume, choice().device()));
    }

    void chooseDevice(String device) {
        choose(new SoundChoice(choice().volume(), device));
    }

    private void choose(SoundChoice choice) {
        preferences.change(choice::in);
        desk.speaker().use(choice);
    }

    /// What can be chosen: the system's own first, and what was chosen even while it is not plugged in.
    List<String> devices() {
        return Stream.of(Stream.of("", choice().device()), desk.speaker().devices().stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    String device(String name) {
        return name.isEmpty() ? strings.get("settings.sound.system") : name;
    }

    String volume(int percent) {
        return strings.get("settings.sound.percent", percent);
    }

    /// Plays a tone, also while it is quiet: somebody asked for it.
    void test(Speaker.Tone tone) {
        desk.speaker().play(tone);
    }

    /// Asks for ten minutes of quiet, or ends them.
    void toggleQuiet() {
        desk.ringer().toggleQuiet(live.serverNowProperty().get());
        say();
    }

    /// Whether alarms are heard now, and if not, why and for how long.
    ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// The words of the button that asks for quiet or ends it.
    ReadOnlyStringProperty quietProperty() {
        return quiet.getReadOnlyProperty();
    }
}
