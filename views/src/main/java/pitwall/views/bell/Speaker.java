package pitwall.views.bell;

import java.util.List;

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

    /// What this computer has to be heard with, by name. May take a moment.
    default List<String> devices() {
        return List.of();
    }

    /// Takes effect with the next tone.
    default void use(SoundChoice choice) {}

    /// Plays it once; what still sounds is played to its end first.
    void play(Tone tone);
}
