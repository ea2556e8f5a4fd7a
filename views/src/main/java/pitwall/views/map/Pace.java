package pitwall.views.map;

import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Does something at once when asked, but not more often than so: what is asked for meanwhile is done once, at the end.
/// FX thread.
public final class Pace {
    private final PauseTransition pause;
    private final Runnable what;
    private boolean running;
    private boolean again;

    /// @param least from one time to the next
    public Pace(Duration least, Runnable what) {
        this.pause = new PauseTransition(least);
        this.what = what;
        pause.setOnFinished(_ -> ended());
    }

    public void ask() {
        if (running) {
            again = true;
        } else {
            now();
        }
    }

    /// Does it whether or not it was just done.
    public void now() {
        again = false;
        running = true;
        pause.playFromStart();
        what.run();
    }

    private void ended() {
        running = false;
        if (again) {
            now();
        }
    }
}
