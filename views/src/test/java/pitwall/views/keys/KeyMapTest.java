package pitwall.views.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pitwall.views.desk.UiAction;

class KeyMapTest {
    private final UiAction help = action("shell.help", "F1");
    private final UiAction next = action("cars.next", "J");
    private final UiAction other = action("logs.next", "J");
    private final KeyMap keys = new KeyMap(Map.of());

    @BeforeEach
    void register() {
        keys.register(KeyMap.EVERYWHERE, List.of(help));
        keys.register("cars", List.of(next));
        keys.register("logs", List.of(other));
    }

    @Test
    void aKeyFindsTheActionOfTheScreenInFront() {
        assertThat(keys.find(key("J"), "cars")).contains(next);
        assertThat(keys.find(key("J"), "logs")).contains(other);
        assertThat(keys.find(key("F1"), "cars")).contains(help);
        assertThat(keys.find(key("J"), KeyMap.EVERYWHERE)).isEmpty();
    }

    @Test
    void aKeyWhoseOwnActionCanDoNothingGoesToTheOtherOneThatCan() {
        SimpleObjectProperty<Optional<String>> past = new SimpleObjectProperty<>(Optional.empty());
        SimpleObjectProperty<Optional<String>> present = new SimpleObjectProperty<>(Optional.of("in the past only"));
        UiAction leap = new UiAction("car.hour", "action.forward", "Ctrl+Left", UiAction.Danger.D0, past, () -> {});
        UiAction time = new UiAction("shell.minute", "action.back", "Ctrl+Left", UiAction.Danger.D0, present, () -> {});
        keys.register(KeyMap.EVERYWHERE, List.of(time));
        keys.register("car", List.of(leap));
        assertThat(keys.find(key("Ctrl+Left"), "car")).contains(leap);

        past.set(Optional.of("the past is shown"));
        assertThat(keys.find(key("Ctrl+Left"), "car")).as("its reason is told").contains(leap);
        present.set(Optional.empty());
        assertThat(keys.find(key("Ctrl+Left"), "car")).contains(time);
    }

    @Test
    void theKeysOfAClosedScreenStayKnownAndDoNothing() {
        int[] done = new int[1];
        UiAction counting = UiAction.always("cars.count", "action.back", "C", () -> done[0]++);
        keys.register("cars", "one tab of cars", List.of(counting));

        keys.keepOnly(List.of("one tab of cars", "another tab of cars"));
        assertThat(keys.find(key("C"), "cars")).contains(counting);
        keys.keepOnly(List.of("another tab of cars"));

        UiAction known = keys.find(key("C"), "cars").orElseThrow();
        known.run().run();
        assertThat(done[0]).isZero();
        assertThat(keys.find(key("J"), "logs")).contains(other);
        assertThat(keys.find(key("F1"), "logs")).contains(help);
    }

    @Test
    void anotherKeyReplacesTheShippedOneAndIsKept() {
        assertThat(keys.rebind(next, key("Ctrl+Down"))).isEqualTo(new Rebinding.Done());

        assertThat(keys.find(key("Ctrl+Down"), "cars")).contains(next);
        assertThat(keys.find(key("J"), "cars")).isEmpty();
        assertThat(new KeyMap(keys.changed()).keyOf(next)).contains(key("Ctrl+Down"));
    }

    @Test
    void aKeyThatIsTakenNamesItsHolderAndChangesNothing() {
        assertThat(keys.rebind(next, key("F1"))).isEqualTo(new Rebinding.Conflict(help));
        assertThat(keys.rebind(help, key("J"))).isEqualTo(new Rebinding.Conflict(next));
        assertThat(keys.changed()).isEmpty();
    }

    @Test
    void screensThatAreNeverInFrontTogetherMayShareAKey() {
        assertThat(keys.rebind(other, key("K"))).isEqualTo(new Rebinding.Done());
        assertThat(keys.rebind(next, key("K"))).isEqualTo(new Rebinding.Done());
    }

    @Test
    void whatTypesACharacterOnGermanKeyboardsIsRefused() {
        assertThat(keys.rebind(next, key("Ctrl+Alt+Q"))).isEqualTo(new Rebinding.TypesCharacter());
    }

    @Test
    void aResetGivesTheShippedKeyBackUnlessItIsTaken() {
        keys.rebind(next, key("N"));
        assertThat(keys.reset(next)).isEqualTo(new Rebinding.Done());
        assertThat(keys.isChanged(next)).isFalse();

        keys.rebind(help, key("F4"));
        keys.rebind(next, key("F1"));
        assertThat(keys.reset(help)).isEqualTo(new Rebinding.Conflict(next));
    }

    @Test
    void singleLettersCanBeSwitchedOff() {
        keys.setSingleLetters(false);

        assertThat(keys.find(key("J"), "cars")).isEmpty();
        assertThat(keys.find(key("F1"), "cars")).contains(help);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ctrl+Shift+D",
                "F6",
                "Shift+F6",
                "Alt+Left",
                "J",
                "Shift+C",
                "Ctrl+,",
                "Ctrl+2",
                "Esc",
                "Ctrl+Shift+Tab",
                "Space"
            })
    void aKeyIsReadAsItIsWritten(String text) {
        assertThat(Keystroke.parse(text).map(Keystroke::text)).isEqualTo(Optional.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ctrl+", "Hyper+K", "Ctrl+Ctrl+K", "F13", "Ä", "Ctrl+/"})
    void whatIsNoKeyIsNotRead(String text) {
        assertThat(Keystroke.parse(text)).isEmpty();
    }

    private static Keystroke key(String text) {
        return Keystroke.parse(text).orElseThrow();
    }

    private static UiAction action(String id, String keys) {
        return UiAction.always(id, "action.help", keys, () -> {});
    }
}
