package pitwall.views.bell;

/// Makes alarms heard. Thread-safe; never blocks.
public interface Speaker {
    /// Says nothing, and nobody misses it.
    Speaker SILENT = new Speaker() {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public void play(Tone tone) {}
    };

    /// What is heard.
    enum Tone {
        /// Act now.
        P1,
        /// Act this hour.
        P2
    }

    /// False where this computer has nothing to be heard with.
    boolean isThere();

    /// Plays it once; what still sounds is played to its end first.
    void play(Tone tone);
}
