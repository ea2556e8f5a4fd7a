package pitwall.views.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;
import javafx.util.Subscription;
import pitwall.client.past.Bookmark;
import pitwall.client.past.PastEvent;
import pitwall.views.kit.AlarmGlyph;
import pitwall.views.kit.Strings;
import pitwall.views.progress.RolloutWords;

/// The marks above a line of time: alarms, rollouts, and how many cars changed. A click on a mark leads to its moment.
/// FX thread.
final class MarkRow extends Pane {
    static final double HEIGHT = 16;
    private static final double FLAG = 9;

    private final TimeTravel travel;
    private final TimeMarks marks;
    private final TimeBookmarks bookmarks;
    private final Strings strings;
    private final RolloutWords rolloutWords;
    private final ReadOnlyStringWrapper spoken = new ReadOnlyStringWrapper("");

    MarkRow(TimeTravel travel, TimeMarks marks, TimeBookmarks bookmarks, Strings strings) {
        this.travel = travel;
        this.bookmarks = bookmarks;
        this.marks = marks;
        this.strings = strings;
        this.rolloutWords = new RolloutWords(strings);
        getStyleClass().add("time-marks");
        setManaged(false);
        setPickOnBounds(false);
    }

    Subscription follow() {
        return Subscription.combine(
                travel.rangeProperty().subscribe(_ -> draw()),
                marks.revisionProperty().subscribe(_ -> draw()),
                bookmarks.all().subscribe(this::draw),
                widthProperty().subscribe(_ -> draw()));
    }

    /// What there is to see, in a sentence.
    ReadOnlyStringProperty spokenProperty() {
        return spoken.getReadOnlyProperty();
    }

    private String spoken(TimeRange range, List<Quarter> quarters) {
        List<PastEvent> events = quarters.stream()
                .flatMap(quarter -> quarter.happened().events().stream())
                .filter(event -> range.contains(event.at()))
                .toList();
        long alarms =
                events.stream().filter(PastEvent.AlarmCame.class::isInstance).count();
        long cars = quarters.stream()
                .flatMap(quarter -> quarter.happened().cars().stream())
                .filter(busy -> range.contains(busy.at()))
                .mapToLong(busy -> busy.count())
                .sum();
        return strings.get("replay.marks.spoken", alarms, events.size() - alarms, cars);
    }

    private void draw() {
        TimeRange range = travel.rangeProperty().get();
        List<Quarter> quarters = marks.quarters();
        spoken.set(spoken(range, quarters));
        MarkLayout layout = MarkLayout.of(range, getWidth(), quarters);
        List<Node> nodes = new ArrayList<>();
        nodes.add(density(layout.bars()));
        for (MarkLayout.Mark mark : layout.marks()) {
            nodes.add(
                    switch (mark) {
                        case MarkLayout.Alarms alarms -> alarm(alarms);
                        case MarkLayout.Rollouts rollouts -> rollout(rollouts);
                    });
        }
        bookmarks.all().stream()
                .filter(each -> range.contains(each.at()))
                .forEach(each -> nodes.add(flag(each, range)));
        getChildren().setAll(nodes);
    }

    private static Path density(List<MarkLayout.Bar> bars) {
        Path path = new Path();
        path.getStyleClass().add("time-density");
        path.setManaged(false);
        path.setMouseTransparent(true);
        for (MarkLayout.Bar bar : bars) {
            double top = HEIGHT - Math.max(2, Math.round(bar.height() * (HEIGHT - 2)));
            path.getElements()
                    .addAll(
                            new MoveTo(bar.x(), HEIGHT),
                            new VLineTo(top),
                            new HLineTo(bar.x() + MarkLayout.BAR - 1),
                            new VLineTo(HEIGHT),
                            new ClosePath());
        }
        return path;
    }

    private Node alarm(MarkLayout.Alarms mark) {
        AlarmGlyph glyph = new AlarmGlyph(strings, mark.urgent());
        StackPane place = new StackPane(glyph);
        place.getStyleClass().add("time-alarm");
        String words = MarkWords.of(mark.all(), this::line, strings);
        lead(place, mark.x() - MarkLayout.MARK / 2, mark.all().getFirst().at(), words);
        place.resize(MarkLayout.MARK, MarkLayout.MARK);
        return place;
    }

    private String line(PastEvent.AlarmCame came) {
        return strings.get(
                "replay.mark.alarm",
                strings.formats().utc(came.at()),
                came.alarm().text());
    }

    private Node flag(Bookmark bookmark, TimeRange range) {
        Region flag = new Region();
        flag.getStyleClass().add("time-bookmark");
        lead(
                flag,
                range.place(bookmark.at()) * getWidth(),
                bookmark.at(),
                strings.get("replay.bookmark.line", strings.formats().utc(bookmark.at()), bookmark.text()));
        flag.resize(FLAG, HEIGHT);
        return flag;
    }

    private Node rollout(MarkLayout.Rollouts mark) {
        Label label = new Label(
                mark.label().isEmpty()
                        ? strings.get("replay.mark.dot")
                        : strings.get("replay.mark.named", mark.label()));
        label.getStyleClass().add("time-rollout");
        String words = MarkWords.of(mark.all(), this::line, strings);
        lead(label, mark.x() - MarkLayout.MARK / 2, mark.all().getFirst().at(), words);
        label.resize(MarkLayout.width(mark), HEIGHT);
        return label;
    }

    private String line(PastEvent.RolloutMoved moved) {
        return strings.get(
                "replay.mark.rollout",
                strings.formats().utc(moved.at()),
                moved.rollout().id(),
                rolloutWords.state(moved.rollout().rollout()));
    }

    private void lead(Node node, double x, Instant at, String words) {
        Tooltip.install(node, new Tooltip(words));
        node.setAccessibleText(words);
        node.setManaged(false);
        node.relocate(x, 0);
        node.setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                travel.goTo(at);
                event.consume();
            }
        });
    }
}
