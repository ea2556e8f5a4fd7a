package pitwall.views.alarm;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import pitwall.fleet.AlarmPriority;
import pitwall.fleet.alarm.AlarmState;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.act.ActionTrouble;
import pitwall.views.bell.AlarmDesk;
import pitwall.views.bell.SoundState;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;
import pitwall.views.theme.Appearance;

/// The line of every window that says what wants somebody: the first alarm in words, how many there are, and whether
/// they can be heard. FX thread.
public final class AlarmStrip extends VBox {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass FLOOD = PseudoClass.getPseudoClass("flood");

    private final FleetModel fleet;
    private final AlarmStripModel model;
    private final Acknowledging acknowledging;
    private final AlarmDesk desk;
    private final Doors doors;
    private final Strings strings;
    private final AlarmWords words;
    private final AlarmGlyph glyph;
    private final Button sentence = new Button();
    private final Label more = new Label();
    private final Button newer = new Button();
    private final Map<AlarmPriority, Button> counts = new EnumMap<>(AlarmPriority.class);
    private final Button shelved = new Button();
    private final Button rate = new Button();
    private final Button sound = new Button();
    private final Button acknowledge = new Button();
    private final Label why = new Label();
    private final HBox line = new HBox();
    private final StackPane place = new StackPane();
    private final VBox troubles = new VBox();
    private final CommentLine comment;
    private final Beat beat = new Beat(this);

    /// Where the strip leads.
    ///
    /// @param open shows what the first alarm is about
    /// @param alarms shows the alarms that a filter finds
    /// @param shelved shows what is put aside
    /// @param quiet asks for quiet, or ends it
    /// @param acknowledge the first alarm
    public record Doors(
            Runnable open, Consumer<String> alarms, Runnable shelved, Runnable quiet, Runnable acknowledge) {}

    public AlarmStrip(
            FleetModel fleet,
            AlarmStripModel model,
            Acknowledging acknowledging,
            AlarmDesk desk,
            Doors doors,
            Strings strings) {
        this.fleet = fleet;
        this.model = model;
        this.acknowledging = acknowledging;
        this.desk = desk;
        this.doors = doors;
        this.strings = strings;
        this.words = new AlarmWords(strings);
        this.glyph = new AlarmGlyph(strings, AlarmPriority.P1);
        this.comment = new CommentLine(
                strings, acknowledging::answer, () -> desk.askedProperty().set(Optional.empty()));
        getStyleClass().add("alarm-strip");
        setAccessibleRole(AccessibleRole.TEXT);
        build();
        place.getChildren().setAll(line);
        getChildren().setAll(place);
    }

    private void build() {
        sentence.getStyleClass().addAll("flat", "alarm-sentence");
        sentence.setMnemonicParsing(false);
        sentence.setMinWidth(0);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setOnAction(_ -> doors.open().run());
        HBox.setHgrow(sentence, Priority.ALWAYS);
        more.getStyleClass().add("muted");
        newer.getStyleClass().addAll("flat", "alarm-newer");
        newer.setOnAction(_ -> model.letGo());
        line.getStyleClass().add("alarm-line");
        line.getChildren().setAll(glyph, sentence, more, newer);
        for (AlarmPriority priority : AlarmPriority.values()) {
            Button count = flat(() -> doors.alarms().accept("priority:" + (priority.ordinal() + 1)));
            count.setGraphic(new AlarmGlyph(strings, priority));
            counts.put(priority, count);
            line.getChildren().add(count);
        }
        plain(shelved, doors.shelved());
        plain(rate, () -> doors.alarms().accept(""));
        plain(sound, doors.quiet());
        acknowledge.getStyleClass().add("band-button");
        acknowledge.setText(strings.get("alarm.strip.ack"));
        acknowledge.setOnAction(_ -> {
            doors.acknowledge().run();
            model.letGo();
        });
        why.getStyleClass().addAll("muted", "caption", "alarm-why");
        Tooltip reason = new Tooltip();
        reason.textProperty().bind(why.textProperty());
        why.setTooltip(reason);
        line.getChildren().addAll(shelved, rate, sound, why, acknowledge);
        Stream.of(more, newer, shelved, rate, sound, acknowledge)
                .forEach(each -> each.setMinWidth(Region.USE_PREF_SIZE));
        line.hoverProperty().subscribe(_ -> judgeHold());
        line.focusWithinProperty().subscribe(_ -> judgeHold());
    }

    private void judgeHold() {
        model.hold(line.isHover() || line.isFocusWithin());
    }

    private Button flat(Runnable action) {
        Button button = new Button();
        plain(button, action);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void plain(Button button, Runnable action) {
        button.getStyleClass().addAll("flat", "alarm-figure");
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> action.run());
    }

    /// Follows the alarms until the subscription ends.
    public Subscription follow(ObservableValue<Appearance> appearance) {
        return Subscription.combine(
                model.follow(),
                beat.follow(appearance),
                model.headProperty().subscribe(this::showHead),
                model.sentenceProperty().subscribe(_ -> showSentence()),
                model.newerProperty()
                        .subscribe(count -> show(
                                newer,
                                count.intValue() == 0 ? "" : strings.plural("alarm.strip.newer", count.intValue()))),
                model.tallyProperty().subscribe(this::showTally),
                model.rateProperty().subscribe(text -> {
                    show(rate, isConnected() ? text : "");
                    rate.pseudoClassStateChanged(
                            FLOOD,
                            fleet.frame().snapshot().board().alarms().load().flood());
                }),
                model.soundProperty().subscribe(this::showSound),
                acknowledging.reasonProperty().subscribe(_ -> showAcknowledge()),
                acknowledging.troubleProperty().subscribe(this::showTrouble),
                desk.askedProperty().subscribe(this::showAsked));
    }

    private void showHead(Optional<AlarmView> head) {
        glyph.setVisible(head.isPresent());
        glyph.setManaged(head.isPresent());
        head.ifPresent(alarm -> {
            glyph.show(alarm.level().priority().orElse(AlarmPriority.P3));
            glyph.setCleared(!alarm.isActive());
            glyph.setUnacknowledged(alarm.state() == AlarmState.UNACKED_ACTIVE);
        });
        beat.need(head.filter(alarm -> alarm.state() == AlarmState.UNACKED_ACTIVE)
                .filter(alarm -> alarm.level()
                        .priority()
                        .filter(AlarmPriority.P1::equals)
                        .isPresent())
                .isPresent());
        showSentence();
        showAcknowledge();
        showTally(model.tallyProperty().get());
    }

    private void showSentence() {
        Optional<AlarmView> head = model.headProperty().get();
        Instant now = fleet.serverNowProperty().get();
        sentence.setText(model.sentenceProperty().get());
        sentence.pseudoClassStateChanged(OFF, head.isEmpty());
        String spoken = head.map(alarm -> words.spoken(alarm, now)).orElse(sentence.getText());
        sentence.setAccessibleText(spoken);
        setAccessibleText(spoken);
    }

    private void showTally(AlarmTally tally) {
        int others = tally.unacknowledged() - (model.headProperty().get().isPresent() ? 1 : 0);
        show(more, others <= 0 ? "" : strings.get("alarm.strip.more", others));
        counts.forEach((priority, button) -> {
            AlarmTally.Count count = tally.of(priority);
            button.setText(strings.formats().count(count.shown()));
            button.pseudoClassStateChanged(OFF, count.shown() == 0);
            String spoken = words.count(priority, count);
            button.setAccessibleText(spoken);
            button.setTooltip(new Tooltip(spoken));
        });
        int aside = tally.shelved();
        show(shelved, aside == 0 ? "" : strings.get("alarm.strip.shelved", aside));
    }

    private void showSound(String text) {
        SoundState state = desk.ringer().stateProperty().get();
        sound.setText(text);
        sound.pseudoClassStateChanged(OFF, state instanceof SoundState.On);
        sound.setTooltip(new Tooltip(
                strings.get(state instanceof SoundState.Silenced ? "alarm.sound.tip.end" : "alarm.sound.tip.quiet")));
    }

    private void showAcknowledge() {
        Optional<String> reason = acknowledging.reasonProperty().get();
        boolean some = model.headProperty()
                .get()
                .filter(alarm -> alarm.state().wantsAcknowledgement())
                .isPresent();
        acknowledge.setDisable(!some || reason.isPresent());
        boolean offline = !isConnected();
        acknowledge.setText(strings.get(some && offline ? "alarm.strip.ack.offline" : "alarm.strip.ack"));
        show(why, some && !offline ? reason.orElse("") : "");
        show(rate, offline ? "" : model.rateProperty().get());
    }

    /// While there is no connection the button says so itself, and nobody knows how many come: the first alarm needs
    /// the room.
    private boolean isConnected() {
        return switch (fleet.frame().freshness().mode()) {
            case OFFLINE, RECONNECTING -> false;
            case LIVE, LAGGING, REPLAY -> true;
        };
    }

    private void showAsked(Optional<AlarmView> asked) {
        asked.ifPresentOrElse(
                alarm -> {
                    comment.ask(alarm);
                    place.getChildren().setAll(comment);
                    comment.begin();
                },
                () -> {
                    comment.end();
                    place.getChildren().setAll(line);
                });
    }

    private void showTrouble(Optional<ActionTrouble> trouble) {
        troubles.getChildren().clear();
        trouble.ifPresent(said -> {
            InlineMessage message =
                    new InlineMessage(strings, InlineMessage.Severity.ERROR, said.title(), said.detail());
            said.correlation().ifPresent(message::withReference);
            troubles.getChildren().add(message.withAction(strings.get("kit.dismiss"), acknowledging::dismissTrouble));
        });
        getChildren().setAll(trouble.isPresent() ? List.<Node>of(place, troubles) : List.<Node>of(place));
    }

    private static void show(Labeled node, String text) {
        node.setText(text);
        node.setVisible(!text.isEmpty());
        node.setManaged(!text.isEmpty());
    }
}
