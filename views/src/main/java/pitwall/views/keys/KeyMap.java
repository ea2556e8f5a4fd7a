package pitwall.views.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import pitwall.views.desk.UiAction;
import pitwall.views.kit.Strings;

/// Every key of the console and the action it belongs to. FX thread.
///
/// Actions come in groups: the group [#EVERYWHERE] is reachable on all screens, any other only on its own. Two actions
/// may
/// share a key unless they are reachable at the same time.
public final class KeyMap {
    /// The group of the shell's own actions.
    public static final String EVERYWHERE = "shell";

    private final Map<String, List<UiAction>> groups = new LinkedHashMap<>();
    /// Who registered a group; none for one that stays.
    private final Map<String, Object> owners = new HashMap<>();
    private final Map<String, String> changed = new HashMap<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private boolean singleLetters = true;

    /// @param changed the user's own keys by action id, as stored; the empty text means no key
    public KeyMap(Map<String, String> changed) {
        this.changed.putAll(changed);
    }

    /// Sets the actions of a group; those it had before are forgotten.
    public void register(String group, List<UiAction> actions) {
        groups.put(group, List.copyOf(actions));
        touch();
    }

    /// Sets the actions of a group for as long as `owner` is open, or until another one sets them.
    public void register(String group, Object owner, List<UiAction> actions) {
        owners.put(group, owner);
        register(group, actions);
    }

    /// Only these are open: of the actions of other owners names and keys stay known, and nothing else of them.
    public void keepOnly(Collection<?> open) {
        List<String> gone = owners.entrySet().stream()
                .filter(group -> !open.contains(group.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        for (String group : gone) {
            owners.remove(group);
            groups.computeIfPresent(
                    group, (_, actions) -> actions.stream().map(UiAction::named).toList());
        }
    }

    /// The groups in the order of their registration.
    public Map<String, List<UiAction>> groups() {
        return Collections.unmodifiableMap(groups);
    }

    /// All actions, group after group.
    public List<UiAction> actions() {
        return groups.values().stream().flatMap(List::stream).toList();
    }

    /// The actions reachable while the screen of `group` is in front: its own first.
    public List<UiAction> reachable(String group) {
        List<UiAction> all = new ArrayList<>();
        if (!group.equals(EVERYWHERE)) {
            all.addAll(groups.getOrDefault(group, List.of()));
        }
        all.addAll(groups.getOrDefault(EVERYWHERE, List.of()));
        return all;
    }

    /// The key in force.
    public Optional<Keystroke> keyOf(UiAction action) {
        return Keystroke.parse(changed.getOrDefault(action.id(), action.defaultKeys()));
    }

    /// The same for an action that is only known by its id, as people read it; empty for none.
    public String shown(String action, String usual, Strings strings) {
        return Keystroke.parse(changed.getOrDefault(action, usual))
                .map(key -> key.shown(strings))
                .orElse("");
    }

    public boolean isChanged(UiAction action) {
        return changed.containsKey(action.id());
    }

    /// The action for a key while the screen of `group` is in front. Where the screen's own can do nothing now and
    /// another with the same key can, that one has it: a key that moves through a timeline moves the time in the past.
    public Optional<UiAction> find(Keystroke pressed, String group) {
        if (pressed.isSingleLetter() && !singleLetters) {
            return Optional.empty();
        }
        List<UiAction> rivals = reachable(group).stream()
                .filter(action -> keyOf(action).filter(pressed::equals).isPresent())
                .toList();
        return rivals.stream()
                .filter(UiAction::isEnabled)
                .findFirst()
                .or(() -> rivals.stream().findFirst());
    }

    /// Gives an action another key.
    public Rebinding rebind(UiAction action, Keystroke key) {
        if (key.isAltGr()) {
            return new Rebinding.TypesCharacter();
        }
        Optional<UiAction> holder = holder(action, key);
        if (holder.isPresent()) {
            return new Rebinding.Conflict(holder.get());
        }
        store(action, key.text());
        return new Rebinding.Done();
    }

    /// Takes the key away from an action.
    public void unbind(UiAction action) {
        store(action, "");
    }

    /// Gives an action its shipped key back, unless another one took it.
    public Rebinding reset(UiAction action) {
        Optional<Keystroke> shipped = Keystroke.parse(action.defaultKeys());
        return shipped.map(key -> rebind(action, key)).orElseGet(() -> {
            store(action, "");
            return new Rebinding.Done();
        });
    }

    /// The user's own keys by action id, for storing.
    public Map<String, String> changed() {
        return Map.copyOf(changed);
    }

    public boolean singleLetters() {
        return singleLetters;
    }

    public void setSingleLetters(boolean on) {
        singleLetters = on;
        touch();
    }

    /// Counts the changes of anything here.
    public ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    private Optional<UiAction> holder(UiAction action, Keystroke key) {
        String group = groupOf(action);
        List<UiAction> rivals = group.equals(EVERYWHERE) ? actions() : reachable(group);
        return rivals.stream()
                .filter(rival -> !rival.id().equals(action.id()))
                .filter(rival -> keyOf(rival).filter(key::equals).isPresent())
                .findFirst();
    }

    private String groupOf(UiAction action) {
        return groups.entrySet().stream()
                .filter(group ->
                        group.getValue().stream().anyMatch(other -> other.id().equals(action.id())))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(EVERYWHERE);
    }

    private void store(UiAction action, String keys) {
        if (keys.equals(action.defaultKeys())) {
            changed.remove(action.id());
        } else {
            changed.put(action.id(), keys);
        }
        touch();
    }

    private void touch() {
        revision.set(revision.get() + 1);
    }
}
