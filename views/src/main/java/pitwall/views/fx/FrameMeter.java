package pitwall.views.fx;

import javafx.animation.AnimationTimer;
import javafx.util.Subscription;

/// Measures how often the screen is drawn. Keeps the toolkit drawing while it runs, so it runs only while somebody
/// looks at its figures. FX thread.
public final class FrameMeter {
    private static final double NANOS_PER_MILLI = 1e6;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            onPulse(now);
        }
    };
    private long windowStart;
    private long lastPulse;
    private long longest;
    private int pulses;

    /// @param perSecond frames
    /// @param longestMillis the longest time between two frames
    public record Figures(double perSecond, double longestMillis) {}

    /// Measures until the subscription ends.
    public Subscription run() {
        windowStart = 0;
        timer.start();
        return timer::stop;
    }

    /// The figures since the last call.
    public Figures take() {
        double seconds = (lastPulse - windowStart) / 1e9;
        Figures figures = new Figures(seconds <= 0 ? 0 : pulses / seconds, longest / NANOS_PER_MILLI);
        windowStart = lastPulse;
        pulses = 0;
        longest = 0;
        return figures;
    }

    private void onPulse(long now) {
        if (windowStart == 0) {
            windowStart = now;
        } else {
            pulses++;
            longest = Math.max(longest, now - lastPulse);
        }
        lastPulse = now;
    }
}
