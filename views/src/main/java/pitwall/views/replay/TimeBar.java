package pitwall.views.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import pitwall.views.fx.Comparison;
import pitwall.views.kit.Strings;
import pitwall.views.ports.OfflineStatus;
import pitwall.views.replay.TimeTravel.Speed;

/// The bar that leads through the past: where one is, how fast it goes on, the way back, and the time line. Shown only
/// in the past. FX thread.
public final class TimeBar extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final Duration BEAT = Duration.ofMillis(250);

    private final TimeTravel travel;
    private final TimeMarks marks;
    private final Strings strings;
    private final Label moment = new Label();
    private final Label trouble = new Label();
    private final KeptNote kept;
    private final TextField typed = new TextField();
    private final ToggleButton play = new ToggleButton();
    private final TimeLine line;
    private final CompareRow compared;
    private final ReckoningChoice reckoning;
    private final ToggleButton compare = new ToggleButton();
    private final Timeline beat;

    /// @param remembered how the file of the past is doing; asked while the bar is shown
    /// @param withKey the words of a button with the key of its action behind them: words, action, usual key
    /// @param bookmark marks the moment, and lists those that were marked
    public TimeBar(
            TimeTravel travel,
            TimeMarks marks,
            TimeBookmarks bookmarks,
            Supplier<OfflineStatus> remembered,
            Strings strings,
            ButtonWords withKey,
            Runnable bookmark) {
        this.travel = travel;
        this.marks = marks;
        this.strings = strings;
        this.line = new TimeLine(travel, new MarkRow(travel, marks, bookmarks, strings), strings);
        this.kept = new KeptNote(remembered, strings);
        this.beat = new Timeline(new KeyFrame(javafx.util.Duration.millis(BEAT.toMillis()), _ -> beat()));
        beat.setCycleCount(Animation.INDEFINITE);
        getStyleClass().add("time-bar");
        setAccessibleText(strings.get("replay.bar"));
        this.compared = new CompareRow(travel, strings, withKey);
        this.reckoning = new ReckoningChoice(travel, strings);
        getChildren().addAll(row(withKey, bookmark), compared, line, notes());
        setVisible(false);
        setManaged(false);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// Names a button with its key.
    @FunctionalInterface
    public interface ButtonWords {
        String of(String words, String action, String usualKey);
    }

    /// Follows the travel until the subscription ends.
    public Subscription follow() {
        Subscription all = Subscription.combine(
                travel.momentProperty().subscribe(this::showMoment),
                travel.stateProperty().subscribe(_ -> showTrouble()),
                marks.searchProperty().subscribe(_ -> showTrouble()),
                travel.playingProperty().subscribe(this::showPlaying),
                travel.comparisonProperty().subscribe(now -> compare.setSelected(now != Comparison.NONE)),
                compared.follow(),
                reckoning.follow(),
                line.follow());
        return all.and(beat::stop);
    }

    private void beat() {
        travel.tick(BEAT);
        kept.look();
    }

    /// Moves the focus to the time line.
    public void focus() {
        line.requestFocus();
    }

    private HBox row(ButtonWords withKey, Runnable bookmark) {
        moment.getStyleClass().add("time-moment");
        typed.setPromptText(strings.get("replay.type"));
        typed.setAccessibleText(strings.get("replay.type.spoken"));
        typed.setPrefColumnCount(9);
        typed.setOnAction(ignored -> go());
        play.setText(strings.get("replay.play"));
        play.setTooltip(new Tooltip(strings.get("replay.play.key")));
        play.setOnAction(ignored -> travel.play(play.isSelected()));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox row = new HBox(6, moment, gap, typed, step("replay.back.hour", -60), step("replay.back.minute", -1));
        row.getChildren().addAll(play, speeds(), step("replay.on.minute", 1), step("replay.on.hour", 60));
        Button mark = new Button(strings.get("replay.bookmark.short"));
        mark.getStyleClass().add("time-step");
        String spoken = withKey.of(strings.get("action.replay.bookmark"), "shell.replay.bookmark", "B");
        mark.setTooltip(new Tooltip(spoken));
        mark.setAccessibleText(spoken);
        mark.setOnAction(_ -> bookmark.run());
        row.getChildren().addAll(new EventSteps(marks, strings), mark);
        compare.setText(strings.get("replay.compare"));
        compare.setTooltip(new Tooltip(withKey.of(strings.get("replay.compare"), "shell.replay.compare", "Shift+F7")));
        compare.getStyleClass().add("time-step");
        compare.setOnAction(_ -> travel.compare(compare.isSelected() ? Comparison.ALL : Comparison.NONE));
        row.getChildren().add(compare);
        Button live = new Button(withKey.of(strings.get("replay.live"), "shell.replay", "F7"));
        live.getStyleClass().add("time-live");
        live.setOnAction(ignored -> travel.leave());
        row.getChildren().add(live);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// What there is to say has a row of its own that is always there, so that nothing moves while somebody drags.
    private HBox notes() {
        trouble.getStyleClass().add("time-trouble");
        trouble.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, reckoning.button(), trouble, kept, reckoning.sentence());
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button step(String key, int minutes) {
        Button button = new Button(strings.get(key));
        button.getStyleClass().add("time-step");
        button.setAccessibleText(strings.get(key + ".spoken"));
        button.setTooltip(new Tooltip(strings.get(key + ".spoken")));
        button.setOnAction(ignored -> travel.step(Duration.ofMinutes(minutes)));
        return button;
    }

    private HBox speeds() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox();
        box.setAlignment(Pos.CENTER);
        for (Speed speed : Speed.values()) {
            ToggleButton button = new ToggleButton("×" + speed.factor());
            button.setToggleGroup(group);
            button.setSelected(travel.speedProperty().get() == speed);
            button.getStyleClass().addAll("time-speed");
            button.setAccessibleText(strings.get("replay.speed", speed.factor()));
            button.setOnAction(ignored -> {
                button.setSelected(true);
                travel.speed(speed);
            });
            box.getChildren().add(button);
        }
        return box;
    }

    private void go() {
        Optional<Instant> read = MomentText.read(typed.getText(), travel.now());
        typed.pseudoClassStateChanged(WRONG, read.isEmpty());
        if (read.isEmpty()) {
            trouble.setText(strings.get("replay.type.wrong"));
        } else {
            travel.goTo(read.get());
            typed.clear();
            focus();
        }
    }

    private void showMoment(Optional<Instant> then) {
        boolean entering = then.isPresent() && !isVisible();
        setVisible(then.isPresent());
        setManaged(then.isPresent());
        moment.setText(then.map(at -> strings.get(
                        "replay.moment",
                        strings.formats().utc(at),
                        strings.formats().distance(at, travel.now())))
                .orElse(""));
        if (entering) {
            kept.look();
            beat.play();
            focus();
        } else if (then.isEmpty()) {
            beat.stop();
        }
    }

    private void showTrouble() {
        String ofSearch = switch (marks.searchProperty().get()) {
            case NONE -> "";
            case LOOKING -> strings.get("replay.loading");
            case NOTHING_BEFORE -> strings.get("replay.nothing.before");
            case NOTHING_AFTER -> strings.get("replay.nothing.after");
        };
        trouble.setText(
                switch (travel.stateProperty().get()) {
                    case LIVE, SHOWN -> ofSearch;
                    case SHOWN_BY_SERVER -> strings.get("replay.by-server");
                    case CARS_BY_SERVER -> strings.get("replay.by-server.cars");
                    case LOADING -> strings.get("replay.loading");
                    case NOT_CACHED -> strings.get("replay.not-cached");
                    case DAMAGED -> strings.get("replay.damaged");
                    case FAILED -> strings.get("replay.failed");
                });
    }

    private void showPlaying(boolean on) {
        play.setSelected(on);
        play.setText(strings.get(on ? "replay.pause" : "replay.play"));
    }

    private void onKey(KeyEvent event) {
        if (event.getTarget() instanceof TextField) {
            return;
        }
        if (event.isShortcutDown()) {
            leap(event);
        } else if (event.getCode() == KeyCode.SPACE && !(event.getTarget() instanceof Button)) {
            travel.play(!travel.playingProperty().get());
            event.consume();
        } else if (event.getCode() == KeyCode.COMMA || event.getCode() == KeyCode.PERIOD) {
            marks.step(wished(event), event.getCode() == KeyCode.COMMA);
            event.consume();
        } else if (event.getCode() == KeyCode.L) {
            travel.leave();
            event.consume();
        }
    }

    private TimeMarks.What wished(KeyEvent event) {
        if (event.isShiftDown()) {
            return TimeMarks.What.ALARM;
        }
        return event.isAltDown()
                ? TimeMarks.What.ROLLOUT
                : marks.steppedProperty().get();
    }

    /// Here the keys mean the same whatever the screen in front does with them.
    private void leap(KeyEvent event) {
        boolean back = event.getCode() == KeyCode.LEFT;
        if (back || event.getCode() == KeyCode.RIGHT) {
            Duration step = event.isShiftDown() ? Duration.ofHours(1) : Duration.ofMinutes(1);
            travel.step(back ? step.negated() : step);
            event.consume();
        }
    }
}
