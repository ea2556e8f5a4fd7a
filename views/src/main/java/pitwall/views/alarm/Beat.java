package pitwall.views.alarm;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.util.Duration;
import javafx.util.Subscription;
import pitwall.views.theme.Appearance;

/// Lets marks inside a node pulse once a second; with reduced motion they wear a ring instead. FX thread.
public final class Beat {
    private static final PseudoClass BEAT = PseudoClass.getPseudoClass("beat");
    private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");
    private static final Duration HALF = Duration.millis(500);

    private final Node node;
    private final Timeline timeline = new Timeline(new KeyFrame(HALF, _ -> turn()));
    private boolean reduced;
    private boolean needed;
    private boolean on;

    public Beat(Node node) {
        this.node = node;
        timeline.setCycleCount(Animation.INDEFINITE);
    }

    /// Beats as the user wants it until the subscription ends.
    public Subscription follow(ObservableValue<Appearance> appearance) {
        Subscription choice = appearance.subscribe(chosen -> {
            reduced = chosen.reducedMotion();
            node.pseudoClassStateChanged(STILL, reduced);
            judge();
        });
        return choice.and(timeline::stop);
    }

    /// Whether there is anything that should pulse; nothing else costs a style pass.
    public void need(boolean some) {
        needed = some;
        judge();
    }

    private void judge() {
        if (needed && !reduced) {
            timeline.play();
        } else {
            timeline.stop();
            on = false;
            node.pseudoClassStateChanged(BEAT, false);
        }
    }

    private void turn() {
        on = !on;
        node.pseudoClassStateChanged(BEAT, on);
    }
}
