package pitwall.views.wizard.steps;

import java.time.Duration;
import java.time.Instant;
import javafx.scene.layout.Region;

/// From when to when something lasts, inside a longer time. What it shows is also said in words beside it. FX thread.
final class TimeBar extends Region {
    private static final double LEAST = 3;

    private final Region bar = new Region();
    private final Region maybe = new Region();
    private final double from;
    private final double to;
    private final double atLatest;

    /// @param latest when it is over at the latest; `end` where only that is known
    TimeBar(Instant begin, Instant end, Instant latest, Instant first, Instant last) {
        double whole = Math.max(1, Duration.between(first, last).toMillis());
        this.from = Duration.between(first, begin).toMillis() / whole;
        this.to = Duration.between(first, end).toMillis() / whole;
        this.atLatest = Duration.between(first, latest).toMillis() / whole;
        getStyleClass().add("wizard-time");
        bar.getStyleClass().add("wizard-time-bar");
        maybe.getStyleClass().add("wizard-time-maybe");
        maybe.setVisible(atLatest > to);
        getChildren().setAll(maybe, bar);
        setMinWidth(120);
        setPrefHeight(14);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double left = Math.clamp(from, 0, 1) * width;
        double right = Math.clamp(to, 0, 1) * width;
        double end = Math.clamp(atLatest, 0, 1) * width;
        maybe.resizeRelocate(left, 2, Math.max(LEAST, end - left), Math.max(0, getHeight() - 4));
        bar.resizeRelocate(left, 2, Math.max(LEAST, right - left), Math.max(0, getHeight() - 4));
    }
}
