package pitwall.views.cars;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Strings;

/// The list before its first picture: nothing for a tenth of a second, then the outline of a list, after a second how
/// far it is, after ten seconds why it may take so long and a way out. FX thread.
final class CarsLoading extends StackPane {
    private static final Duration OUTLINE_AFTER = Duration.ofMillis(100);
    private static final Duration COUNT_AFTER = Duration.ofSeconds(1);
    private static final Duration CANCEL_AFTER = Duration.ofSeconds(10);
    /// Enough for the highest window.
    private static final int LINES = 60;

    private final Strings strings;
    private final InstantSource clock;
    private final Runnable cancel;
    private final VBox outline = new VBox();
    private @Nullable Instant began;
    private @Nullable Shown shown;
    private String sentence = "";

    /// What stands before the outline.
    private record Shown(String sentence, boolean slow) {}

    /// @param cancel what the way out does
    CarsLoading(Strings strings, InstantSource clock, Runnable cancel) {
        this.strings = strings;
        this.clock = clock;
        this.cancel = cancel;
        getStyleClass().add("cars-loading");
        outline.getStyleClass().add("cars-outline");
        for (int line = 0; line < LINES; line++) {
            Region bar = new Region();
            bar.getStyleClass().add("cars-outline-line");
            outline.getChildren().add(bar);
        }
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setMinSize(0, 0);
        outline.setMinHeight(0);
        outline.setManaged(false);
        getChildren().setAll(outline);
    }

    /// Shows how far the loading is.
    void show(String progress) {
        began = began == null ? clock.instant() : began;
        sentence = progress;
        tick();
    }

    /// The loading ended, however it did.
    void end() {
        began = null;
    }

    /// Lets time pass; called a few times a second.
    void tick() {
        if (began == null) {
            return;
        }
        Duration since = Duration.between(began, clock.instant());
        outline.setVisible(since.compareTo(OUTLINE_AFTER) >= 0);
        boolean tells = since.compareTo(COUNT_AFTER) >= 0;
        boolean slow = since.compareTo(CANCEL_AFTER) >= 0;
        Optional<Shown> wanted = tells ? Optional.of(new Shown(sentence, slow)) : Optional.empty();
        if (!wanted.equals(Optional.ofNullable(shown))) {
            shown = wanted.orElse(null);
            getChildren().setAll(outline);
            wanted.ifPresent(each -> getChildren().add(words(each)));
        }
    }

    private EmptyState words(Shown now) {
        EmptyState words = new EmptyState(now.sentence());
        words.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        words.getStyleClass().add("cars-loading-words");
        return now.slow()
                ? words.withHint(strings.get("cars.state.loading.slow"))
                        .withAction(strings.get("cars.state.loading.cancel"), cancel)
                : words;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        outline.resizeRelocate(0, 0, getWidth(), Math.max(getHeight(), outline.prefHeight(getWidth())));
    }
}
