package pitwall.views.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pitwall.client.LogWish.Origin;
import pitwall.client.Reckoning;
import pitwall.views.kit.Strings;
import pitwall.views.logs.lines.LineStore;
import pitwall.views.logs.lines.Seam;

/// What the screen says about the lines: how many there are, where they come from, and what limits them. Knows no
/// toolkit.
final class LogWords {
    private final Strings strings;
    private final LogText text;
    private final LogsViewModel model;

    LogWords(Strings strings, LogText text, LogsViewModel model) {
        this.strings = strings;
        this.text = text;
        this.model = model;
    }

    /// `shown 1 204 of 18 322 that match`.
    String shown() {
        long shown = model.rows().list().lines();
        String exact = strings.formats().exact(shown);
        Optional<Long> total = model.counts().total();
        if (model.contextProperty().get().isPresent()
                || model.loading().cachedUntil().isPresent()
                || total.isEmpty()) {
            return strings.get("logs.shown", exact);
        }
        long of = Math.max(total.get(), shown);
        boolean complete = model.counts()
                .histogramProperty()
                .get()
                .map(counted -> counted.complete())
                .orElse(true);
        boolean atMost = !model.query().isForServer();
        String key = !complete ? "logs.shown.at-least" : atMost ? "logs.shown.at-most" : "logs.shown.of";
        return strings.get(key, exact, strings.formats().exact(of));
    }

    /// Who wrote what is around a moment.
    String whose(LogContext context) {
        return text.speaker(context.car());
    }

    /// Where the lines come from; empty where there are none to be had.
    String source() {
        LogsState state = model.outcome().stateProperty().get();
        if (state instanceof LogsState.NotAllowed || state.equals(new LogsState.NotCached(Origin.SERVER))) {
            return "";
        }
        Optional<LogContext> context = model.contextProperty().get();
        if (context.filter(LogContext::asked).isPresent()) {
            return strings.get("logs.source.server");
        }
        Optional<Instant> cached = model.loading().cachedUntil();
        Optional<Instant> moment = model.loading().moment();
        if (moment.isPresent()) {
            boolean both = context.isEmpty() && model.loading().filler().isAnswered();
            return strings.get(
                    model.told().reckoning() == Reckoning.AS_KNOWN
                            ? both ? "logs.source.past.both" : "logs.source.past"
                            : both ? "logs.source.happened.both" : "logs.source.happened",
                    strings.formats()
                            .moment(
                                    moment.get(),
                                    model.fleet().serverNowProperty().get()));
        }
        if (cached.isPresent()) {
            Instant now = model.fleet().serverNowProperty().get();
            return strings.get(
                    "logs.source.cache",
                    strings.formats().utc(cached.get()),
                    strings.formats().age(Duration.between(cached.get(), now)));
        }
        if (context.isPresent()) {
            return strings.get("logs.source.remembered");
        }
        if (!model.loading().isLive()) {
            return strings.get("logs.source.lost");
        }
        boolean own = model.query().origin() == Origin.SERVER;
        String key = own ? "logs.source.own" : "logs.source";
        return strings.get(key + (isGrowing() ? ".live" : ".server"));
    }

    /// Whether new lines join those that the server gave.
    private boolean isGrowing() {
        Instant now = model.fleet().serverNowProperty().get();
        return model.loading()
                .window()
                .filter(LogWindow::isAtHead)
                .map(LogWindow::wish)
                .filter(wish -> wish.to() == null || now.isBefore(wish.to()))
                .isPresent();
    }

    /// What limits what can be seen.
    String limits() {
        List<String> parts = new ArrayList<>();
        @Nullable
        Instant oldest = model.loading().window().map(LogWindow::oldestKept).orElse(null);
        if (oldest != null) {
            Instant now = model.fleet().serverNowProperty().get();
            parts.add(strings.get("logs.limit.server", strings.formats().moment(oldest, now)));
        }
        parts.add(strings.get("logs.limit.buffer", strings.formats().exact(LogsViewModel.MOST)));
        if (model.loading().filler().isMore()) {
            parts.add(strings.get("logs.limit.past", strings.formats().exact(LogFiller.most())));
        }
        return String.join(" · ", parts);
    }

    /// Where the reader is: `line 812 · hit 3 of 22 · gap 13:20–13:34`.
    String place(int[] window) {
        List<String> parts = new ArrayList<>();
        int lead = model.selection().lead();
        LogRows rows = model.rows();
        if (model.selection().isEverything()) {
            parts.add(strings.plural("logs.place.all", rows.list().lines()));
        } else if (lead != 0 && rows.list().shows(lead)) {
            parts.add(strings.get(
                    "logs.place.line",
                    strings.formats().exact(rows.list().linesBefore(rows.list().rowOf(lead)) + 1)));
        }
        if (rows.isSearching()) {
            int hit = rows.hits().indexOf(lead);
            String of = strings.formats().exact(rows.hits().size());
            parts.add(
                    hit < 0
                            ? strings.get("logs.place.hits", of)
                            : strings.get("logs.place.hit", strings.formats().exact(hit + 1), of));
        }
        gap(window).ifPresent(seam -> parts.add(strings.get("logs.place.gap", text.span(seam))));
        if (model.pins().size() > 0) {
            parts.add(strings.plural("logs.place.pins", model.pins().size()));
        }
        return String.join(" · ", parts);
    }

    /// The first gap in the window.
    private Optional<Seam> gap(int[] window) {
        if (window.length == 0) {
            return Optional.empty();
        }
        LineStore store = model.rows().store();
        for (int number : store.seams()) {
            if (number >= window[0] && number <= window[1]) {
                Optional<Seam> seam = store.seam(number).filter(each -> each.missing() > 0);
                if (seam.isPresent()) {
                    return seam;
                }
            }
        }
        return Optional.empty();
    }

    /// Said where an expression took too long.
    Optional<String> tooSlow() {
        LogRows rows = model.rows();
        if (rows.isComplete()) {
            return Optional.empty();
        }
        int looked = rows.store().end() - rows.lookedFrom();
        return Optional.of(strings.get(
                "logs.too-slow",
                strings.formats().exact(looked),
                strings.formats().exact(rows.store().size())));
    }
}
