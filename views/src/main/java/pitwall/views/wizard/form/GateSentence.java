package pitwall.views.wizard.form;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import pitwall.fleet.rollout.OnBreach;
import pitwall.views.drafts.PhaseDraft;
import pitwall.views.drafts.PhaseDraft.Text;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// Says in one sentence when a phase may go on, and what happens if not. Pure.
public final class GateSentence {
    private GateSentence() {}

    /// The sentence; a half-typed phase has none.
    ///
    /// @param cars of the phase, where they are known
    public static Optional<String> of(PhaseDraft phase, OptionalInt cars, Strings strings) {
        Formats formats = strings.formats();
        Optional<Double> success = Typed.share(phase.text(Text.SUCCESS));
        Optional<Double> failure = Typed.share(phase.text(Text.FAILURE));
        Optional<Integer> sample = Typed.number(phase.text(Text.SAMPLE));
        Optional<Duration> timeout = Typed.duration(phase.text(Text.PHASE_TIMEOUT));
        if (success.isEmpty() || failure.isEmpty() || sample.isEmpty() || timeout.isEmpty()) {
            return Optional.empty();
        }
        String name = phase.text(Text.NAME).strip();
        return Optional.of(strings.get(
                cars.isPresent() ? "wizard.gate.sentence" : "wizard.gate.sentence.uncounted",
                name,
                cars.isPresent() ? formats.exact(cars.getAsInt()) : "",
                formats.percent(success.get() * 100),
                spell(timeout.get(), formats),
                formats.percent(failure.get() * 100),
                formats.exact(sample.get()),
                otherwise(phase.onBreach(), name, strings)));
    }

    private static String otherwise(OnBreach consequence, String name, Strings strings) {
        return switch (consequence) {
            case ROLL_BACK_PHASE -> strings.get("wizard.gate.otherwise.roll-back", name);
            case PAUSE_AND_ASK -> strings.get("wizard.gate.otherwise.pause");
            case ABORT -> strings.get("wizard.gate.otherwise.abort");
        };
    }

    /// Whole hours as hours; everything else as an age is written.
    static String spell(Duration duration, Formats formats) {
        return duration.toMinutes() % 60 == 0 && duration.toHours() >= 1 && duration.toHours() < 24
                ? formats.exact(duration.toHours()) + Formats.GAP + "h"
                : formats.age(duration);
    }
}
