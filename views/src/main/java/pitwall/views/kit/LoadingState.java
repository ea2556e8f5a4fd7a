package pitwall.views.kit;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Stands where an answer will be. What it shows depends on how long that takes: nothing at first, so that a quick
/// answer does not flicker; then the shape of a list; after a second what is awaited; after ten why that may be, and a
/// way to stop waiting. Nothing moves. FX thread.
public final class LoadingState extends StackPane {
    /// After so long the shape of what is awaited is shown, then words, then a way out.
    public static final Duration SHAPE = Duration.millis(100);

    public static final Duration WORDS = Duration.seconds(1);
    public static final Duration LONG = Duration.seconds(10);

    private static final double[] LINES = {0.9, 0.6, 0.75, 0.4, 0.85, 0.55};

    private final EmptyState words;
    private final EmptyState patience;
    private final VBox shape = new VBox();
    private final Timeline waiting = new Timeline(
            new KeyFrame(SHAPE, _ -> waited(SHAPE)),
            new KeyFrame(WORDS, _ -> waited(WORDS)),
            new KeyFrame(LONG, _ -> waited(LONG)));
    private Duration furthest = Duration.ZERO;

    /// For one answer.
    ///
    /// @param sentence what is awaited
    /// @param giveUp stops waiting; what stands here then offers to ask again
    public LoadingState(String sentence, Strings strings, Runnable giveUp) {
        this(
                sentence,
                new EmptyState(sentence)
                        .withHint(strings.get("kit.loading.long"))
                        .withAction(strings.get("kit.loading.give-up"), giveUp));
    }

    /// For the fleet itself, which comes when it comes: there is no question to take back, but another connection to
    /// choose.
    ///
    /// @param connect leads to where a connection is chosen
    public static LoadingState ofFleet(String sentence, Strings strings, Runnable connect) {
        return new LoadingState(
                sentence,
                new EmptyState(sentence)
                        .withHint(strings.get("cars.state.loading.slow"))
                        .withAction(strings.get("cars.state.loading.cancel"), connect));
    }

    private LoadingState(String sentence, EmptyState patience) {
        getStyleClass().add("loading-state");
        this.words = new EmptyState(sentence);
        this.patience = patience;
        shape.getStyleClass().add("loading-shape");
        for (double share : LINES) {
            Region line = new Region();
            line.getStyleClass().add("loading-line");
            line.maxWidthProperty().bind(shape.widthProperty().multiply(share));
            shape.getChildren().add(line);
        }
        setAccessibleText(sentence);
        waited(Duration.ZERO);
        sceneProperty().subscribe(this::appeared);
    }

    private void appeared(@Nullable Scene scene) {
        if (scene == null) {
            waiting.stop();
        } else {
            waiting.playFromStart();
        }
    }

    /// Shows what is right after so long; never less than before.
    public void waited(Duration time) {
        if (time.lessThan(furthest)) {
            return;
        }
        furthest = time;
        if (time.lessThan(SHAPE)) {
            getChildren().clear();
        } else if (time.lessThan(WORDS)) {
            getChildren().setAll(shape);
        } else {
            getChildren().setAll(time.lessThan(LONG) ? words : patience);
        }
    }
}
