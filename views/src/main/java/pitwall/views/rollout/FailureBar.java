package pitwall.views.rollout;

import javafx.scene.layout.Region;

/// How many failures a reason has, as a bar against the most frequent one. The number stands beside it. FX thread.
final class FailureBar extends Region {
    private static final double LONGEST = 120;

    FailureBar() {
        getStyleClass().add("failure-bar");
    }

    void show(int count, int most) {
        double width = most == 0 ? 0 : Math.max(2, LONGEST * count / most);
        setMinWidth(width);
        setPrefWidth(width);
        setMaxWidth(width);
    }
}
