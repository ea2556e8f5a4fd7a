package pitwall.client;

/// How far a picture is behind what the server had when it let this console in. Owned by the `pitwall-fleet` thread.
final class CatchUp {
    private final ModeTimeline timeline;
    private long from;
    private long to;

    CatchUp(ModeTimeline timeline) {
        this.timeline = timeline;
    }

    /// The server let this console in and sends what is missing: the changes since then, or the whole picture.
    ///
    /// @param have the sequence of the picture
    /// @param head the sequence of the server
    /// @param cars in the picture, as a guess at how many a whole one has
    void welcomed(boolean resumed, long have, long head, int cars) {
        from = have;
        to = head;
        timeline.resyncing(0, resumed ? toCount(to - from) : cars);
    }

    /// The picture has come so far. True where it is in step from now on: a resumed one is once it has everything up to
    /// the head of the welcome.
    boolean reached(long sequence) {
        if (timeline.isInStep()) {
            return false;
        }
        if (sequence >= to) {
            timeline.inStep();
            return true;
        }
        timeline.resyncing(toCount(sequence - from), toCount(to - from));
        return false;
    }

    private static int toCount(long difference) {
        return (int) Math.clamp(difference, 0, Integer.MAX_VALUE);
    }
}
