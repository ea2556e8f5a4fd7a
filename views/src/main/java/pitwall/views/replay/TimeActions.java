package pitwall.views.replay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import pitwall.client.Reckoning;
import pitwall.views.desk.UiAction;
import pitwall.views.fx.Comparison;
import pitwall.views.kit.Strings;
import pitwall.views.replay.TimeMarks.What;

/// What can be done in time, for palette, keys and help. FX thread.
public final class TimeActions {
    private final TimeTravel travel;
    private final TimeMarks marks;
    private final Strings strings;
    private final Runnable bookmark;
    private final Runnable copyLink;

    /// @param bookmark marks the moment, and lists those that were marked
    /// @param copyLink copies a link to the moment
    public TimeActions(TimeTravel travel, TimeMarks marks, Strings strings, Runnable bookmark, Runnable copyLink) {
        this.bookmark = bookmark;
        this.copyLink = copyLink;
        this.travel = travel;
        this.marks = marks;
        this.strings = strings;
    }

    /// All of them.
    public List<UiAction> all() {
        return List.of(
                UiAction.always("shell.replay", "action.replay", "F7", travel::toggle),
                inPast(
                        "shell.replay.minute.back",
                        "action.replay.minute.back",
                        "Ctrl+Left",
                        by(Duration.ofMinutes(-1))),
                inPast("shell.replay.minute.on", "action.replay.minute.on", "Ctrl+Right", by(Duration.ofMinutes(1))),
                inPast(
                        "shell.replay.hour.back",
                        "action.replay.hour.back",
                        "Ctrl+Shift+Left",
                        by(Duration.ofHours(-1))),
                inPast("shell.replay.hour.on", "action.replay.hour.on", "Ctrl+Shift+Right", by(Duration.ofHours(1))),
                inPast("shell.replay.play", "action.replay.play", "", this::playOrPause),
                inPast("shell.replay.event.back", "action.replay.event.back", ",", () -> chosen(true)),
                inPast("shell.replay.event.on", "action.replay.event.on", ".", () -> chosen(false)),
                inPast("shell.replay.alarm.back", "action.replay.alarm.back", "Shift+,", to(What.ALARM, true)),
                inPast("shell.replay.alarm.on", "action.replay.alarm.on", "Shift+.", to(What.ALARM, false)),
                inPast("shell.replay.rollout.back", "action.replay.rollout.back", "Alt+,", to(What.ROLLOUT, true)),
                inPast("shell.replay.rollout.on", "action.replay.rollout.on", "Alt+.", to(What.ROLLOUT, false)),
                inPast("shell.replay.compare", "action.replay.compare", "Shift+F7", () -> compare(Comparison.ALL)),
                inPast(
                        "shell.replay.compare.changed",
                        "action.replay.compare.changed",
                        "Ctrl+F7",
                        () -> compare(Comparison.CHANGED)),
                inPast("shell.replay.reckoning", "action.replay.reckoning", "", this::reckonOtherwise),
                inPast("shell.replay.bookmark", "action.replay.bookmark", "B", bookmark),
                inPast("shell.replay.link", "action.replay.link", "", copyLink));
    }

    /// Off where it is so already.
    private void compare(Comparison wanted) {
        boolean already = travel.comparisonProperty().get() == wanted;
        Comparison otherwise = wanted == Comparison.CHANGED ? Comparison.ALL : Comparison.NONE;
        travel.compare(already ? otherwise : wanted);
    }

    private void reckonOtherwise() {
        travel.reckon(
                switch (travel.reckoningProperty().get()) {
                    case AS_KNOWN -> Reckoning.AS_HAPPENED;
                    case AS_HAPPENED -> Reckoning.AS_KNOWN;
                });
    }

    /// To what was chosen on the bar.
    private void chosen(boolean back) {
        marks.step(marks.steppedProperty().get(), back);
    }

    private Runnable to(What what, boolean back) {
        return () -> marks.step(what, back);
    }

    private Runnable by(Duration step) {
        return () -> travel.step(step);
    }

    private void playOrPause() {
        travel.play(!travel.playingProperty().get());
    }

    private UiAction inPast(String id, String title, String keys, Runnable run) {
        String reason = strings.get("disabled.not-replay");
        ObservableValue<Optional<String>> disabled =
                travel.momentProperty().map(then -> then.isPresent() ? Optional.<String>empty() : Optional.of(reason));
        return new UiAction(id, title, keys, UiAction.Danger.D0, disabled, run);
    }
}
