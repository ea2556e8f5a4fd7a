package pitwall.views.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import pitwall.client.Answer;
import pitwall.protocol.rest.AlarmDetail;
import pitwall.protocol.rest.AlarmJournalLine;
import pitwall.protocol.rest.AlarmRuleBody;
import pitwall.protocol.rest.AlarmView;
import pitwall.views.alarm.AlarmWords;
import pitwall.views.desk.Navigator;
import pitwall.views.kit.InlineMessage;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Pages;

/// Everything about the chosen alarm: what it means, what happens if nobody acts, what to do, where to look, what
/// happened to it, and what belongs to it. FX thread.
final class DetailPane extends ScrollPane {
    private static final int RELATED = 8;

    private final DetailModel model;
    private final Strings strings;
    private final Navigator navigator;
    private final Pages pages;
    private final Supplier<Instant> now;
    private final Supplier<List<AlarmView>> related;
    private final Consumer<String> choose;
    private final Runnable shelve;
    private final AlarmWords words;
    private final JournalWords journal;
    private final HBox box = new HBox();

    /// @param pages shows the page that its rule names
    /// @param related the other alarms of the same cause
    /// @param choose selects an alarm of the list
    /// @param shelve asks to put the chosen alarm aside
    DetailPane(
            DetailModel model,
            Strings strings,
            Navigator navigator,
            Pages pages,
            Supplier<Instant> now,
            Supplier<List<AlarmView>> related,
            Consumer<String> choose,
            Runnable shelve) {
        this.model = model;
        this.strings = strings;
        this.navigator = navigator;
        this.pages = pages;
        this.now = now;
        this.related = related;
        this.choose = choose;
        this.shelve = shelve;
        this.words = new AlarmWords(strings);
        this.journal = new JournalWords(strings);
        getStyleClass().add("alarm-detail-scroll");
        box.getStyleClass().add("alarm-detail");
        setContent(box);
        setFitToWidth(true);
        model.answerProperty().subscribe(_ -> fill());
    }

    /// Says anew what is chosen.
    void fill() {
        Optional<AlarmView> alarm = model.alarm();
        if (alarm.isEmpty()) {
            box.getChildren().setAll(muted(strings.get("alarms.detail.none")));
            return;
        }
        Optional<Answer<AlarmDetail>> answer = model.answerProperty().get();
        box.getChildren()
                .setAll(answer.map(heard -> switch (heard) {
                            case Answer.Given<AlarmDetail>(var detail) -> columns(alarm.get(), detail, null);
                            case Answer.Remembered<AlarmDetail>(var detail, Instant asOf) ->
                                columns(alarm.get(), detail, asOf);
                            case Answer.Refused<AlarmDetail>(var _, var _, String sentence, String correlation) ->
                                List.of(facts(alarm.get(), null, null), refused(sentence, correlation));
                            case Answer.Unanswered<AlarmDetail> _ ->
                                List.of(facts(alarm.get(), null, null), muted(strings.get(unanswered())));
                        })
                        .orElseGet(() ->
                                List.of(facts(alarm.get(), null, null), muted(strings.get("alarms.detail.loading")))));
    }

    private String unanswered() {
        return model.moment().isPresent() ? "replay.not-cached" : "alarms.detail.unanswered";
    }

    private Node refused(String sentence, String correlation) {
        return new InlineMessage(strings, InlineMessage.Severity.ERROR, strings.get("alarms.detail.failed"), sentence)
                .withReference(correlation)
                .withRetry(model::ask);
    }

    private List<Node> columns(AlarmView alarm, AlarmDetail detail, @Nullable Instant asOf) {
        return List.of(facts(alarm, detail.rule(), asOf), history(detail), relations());
    }

    private Node facts(AlarmView alarm, @Nullable AlarmRuleBody rule, @Nullable Instant asOf) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("alarm-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        add(grid, "alarms.fact.state", state(alarm));
        if (AlarmLines.isChattering(alarm) && alarm.state().isShown()) {
            Hyperlink offer = new Hyperlink(strings.get("alarms.chattering.shelve"));
            offer.setOnAction(_ -> shelve.run());
            grid.addRow(grid.getRowCount(), name("alarms.fact.chattering"), offer);
        }
        if (rule != null) {
            add(grid, "alarms.fact.meaning", rule.meaning());
            add(grid, "alarms.fact.consequence", rule.consequence());
            add(grid, "alarms.fact.action", rule.action());
        }
        grid.addRow(grid.getRowCount(), name("alarms.fact.link"), object(alarm));
        RulePage.of(alarm, rule)
                .ifPresent(page -> grid.addRow(grid.getRowCount(), name("alarms.fact.page"), page(page)));
        add(grid, "alarms.fact.value", alarm.value());
        acknowledged(grid, alarm);
        add(grid, "alarms.fact.owner", rule == null ? null : rule.owner());
        Label title = new Label(strings.get("alarms.detail.title", alarm.id(), alarm.text()));
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        VBox column = new VBox(title, grid);
        if (asOf != null) {
            column.getChildren()
                    .add(1, muted(strings.get("alarms.as-of", strings.formats().moment(asOf, now.get()))));
        }
        column.getStyleClass().addAll("alarm-column", "alarm-facts-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private String state(AlarmView alarm) {
        AlarmView.Shelved shelving = alarm.shelving();
        return shelving == null
                ? words.state(alarm.state())
                : strings.get(
                        "alarms.fact.shelved",
                        shelving.by(),
                        strings.formats().full(shelving.until()),
                        shelving.reason());
    }

    private void acknowledged(GridPane grid, AlarmView alarm) {
        AlarmView.Acknowledged known = alarm.acknowledgement();
        if (known == null) {
            return;
        }
        String at = strings.formats().moment(known.at(), now.get());
        String comment = known.comment();
        if (comment == null || comment.isBlank()) {
            add(grid, "alarms.fact.known", strings.get("alarms.fact.known.by", known.by(), at));
        } else {
            add(grid, "alarms.fact.comment", strings.get("alarms.fact.acknowledged", known.by(), at, comment));
        }
    }

    private Node object(AlarmView alarm) {
        String what = words.object(alarm.object());
        return AlarmWords.object(alarm)
                .map(place -> {
                    Hyperlink link = new Hyperlink(what);
                    link.setOnAction(_ -> navigator.open(place));
                    return (Node) link;
                })
                .orElseGet(() -> wrapped(what));
    }

    private Node page(RulePage page) {
        return page.address()
                .map(address -> {
                    Hyperlink link = new Hyperlink(page.text());
                    link.setWrapText(true);
                    link.getStyleClass().add("alarm-page");
                    link.setAccessibleText(strings.get("alarms.fact.page.open", page.text()));
                    link.setOnAction(_ -> pages.open(address));
                    return (Node) link;
                })
                .orElseGet(() -> wrapped(page.text()));
    }

    private Node history(AlarmDetail detail) {
        VBox column = column("alarms.detail.history");
        Instant until = model.moment().orElse(Instant.MAX);
        List<AlarmJournalLine> lines = detail.journal().stream()
                .filter(line -> !line.at().isAfter(until))
                .toList();
        if (lines.isEmpty() && !detail.journal().isEmpty()) {
            // An alarm that was there had come: what the server tells begins later.
            column.getChildren().add(muted(strings.get("replay.not-cached")));
        } else {
            column.getChildren().add(muted(LastWeek.of(detail, now.get(), until).words(strings)));
        }
        lines.forEach(line -> column.getChildren().add(wrapped(journal.ofAlarm(line, now.get()))));
        column.getChildren().add(section("alarms.detail.earlier"));
        List<AlarmView> before = detail.earlier().stream()
                .filter(earlier -> !earlier.raisedAt().isAfter(until))
                .toList();
        if (before.isEmpty()) {
            column.getChildren().add(muted(strings.get("alarms.detail.earlier.none")));
        }
        for (AlarmView earlier : before) {
            column.getChildren()
                    .add(wrapped(strings.get(
                            "alarms.detail.earlier.line",
                            strings.formats().moment(earlier.raisedAt(), now.get()),
                            earlier.text())));
        }
        return column;
    }

    private Node relations() {
        VBox column = column("alarms.detail.related");
        List<AlarmView> all = related.get();
        if (all.isEmpty()) {
            column.getChildren().add(muted(strings.get("alarms.detail.related.none")));
        }
        for (AlarmView other : all.stream().limit(RELATED).toList()) {
            Hyperlink link = new Hyperlink(strings.get(
                    "alarms.detail.related.line", strings.formats().moment(other.raisedAt(), now.get()), other.text()));
            link.setWrapText(true);
            link.setOnAction(_ -> choose.accept(other.id()));
            column.getChildren().add(link);
        }
        if (all.size() > RELATED) {
            column.getChildren().add(muted(strings.plural("alarms.detail.related.more", all.size() - RELATED)));
        }
        return column;
    }

    private VBox column(String key) {
        VBox column = new VBox(section(key));
        column.getStyleClass().add("alarm-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private Label section(String key) {
        Label label = new Label(strings.get(key));
        label.getStyleClass().add("strong");
        return label;
    }

    private void add(GridPane grid, String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        grid.addRow(grid.getRowCount(), name(key), wrapped(value));
    }

    private Label name(String key) {
        Label name = new Label(strings.get(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private static Label muted(String text) {
        Label label = wrapped(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
