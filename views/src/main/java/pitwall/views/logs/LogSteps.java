package pitwall.views.logs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/// What a reader does one thing after the other, where the lines that it is about may have to be waited for: a key is
/// always about what the key before it led to. FX thread; needs no toolkit.
final class LogSteps {
    /// More than this nobody means any more.
    private static final int MOST = 20;

    private final BooleanSupplier underWay;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean asking;
    private boolean going;
    private long question;

    /// @param underWay whether other lines than those that are shown are on their way
    LogSteps(BooleanSupplier underWay) {
        this.underWay = underWay;
    }

    /// Does this once the lines are there: now where they are.
    void take(Runnable step) {
        if (waiting.size() < MOST) {
            waiting.add(step);
        }
        goOn();
    }

    /// The server is asked where the step leads.
    ///
    /// @return what the answer belongs to
    long ask() {
        asking = true;
        return ++question;
    }

    /// The server said where the step leads.
    ///
    /// @return false where nobody wants to know any more
    boolean answered(long asked) {
        boolean wanted = asking && asked == question;
        asking = asking && !wanted;
        return wanted;
    }

    /// Does what waits, as far as it can be done.
    void goOn() {
        if (going) {
            return;
        }
        going = true;
        try {
            while (!waiting.isEmpty() && !asking && !underWay.getAsBoolean()) {
                waiting.remove().run();
            }
        } finally {
            going = false;
        }
    }

    /// What waits means nothing any more.
    void forget() {
        waiting.clear();
        asking = false;
    }
}
