package pitwall.views.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.CarId;
import pitwall.fleet.rollout.ActEffect;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Strings;
import pitwall.views.progress.LaneFigures;
import pitwall.views.progress.RolloutWords;

/// Says what an act would do to the cars of a rollout before it is done: who is asked, who stops, who finishes, who
/// stays, who goes back and who cannot. FX thread.
final class EffectWords {
    /// Up to so many cars a press of the button is enough.
    private static final int FEW = 25;

    private final FleetModel fleet;
    private final Strings strings;
    private final RolloutWords words;

    EffectWords(FleetModel fleet, Strings strings) {
        this.fleet = fleet;
        this.strings = strings;
        this.words = new RolloutWords(strings);
    }

    Confirmation sheet(SteerControl control, ActEffect effect, Known known) {
        RolloutEntry rollout = known.rollout();
        String key = "rollout.sheet." + control.id();
        boolean gate = control == SteerControl.ADVANCE && isGate(rollout);
        int cars = cars(control, effect);
        Confirmation sheet = new Confirmation(
                strings.get(key + (gate ? ".title.gate" : ".title")),
                strings.get("rollout.sheet.object", rollout.id(), rollout.name()),
                cars,
                consequence(effect),
                unaffected(effect),
                strings.get(key + (gate ? ".verb.gate" : ".verb")),
                proof(control, effect, cars, rollout),
                notes(effect));
        return control == SteerControl.RESUME ? sheet : sheet.withReason(suggested(control, known));
    }

    private static boolean isGate(RolloutEntry rollout) {
        return rollout.pause() != null && rollout.pause().gate() != null;
    }

    /// The cars that the act changes something for.
    static int cars(SteerControl control, ActEffect effect) {
        return switch (control) {
            case RESUME, ADVANCE -> effect.asks();
            case ABORT, PAUSE -> effect.stops() + effect.withdrawn();
            case ROLL_BACK, ROLL_BACK_ALL -> effect.goesBack() + effect.stuck();
            case RETRY -> effect.again();
        };
    }

    /// A number is typed where it says something; where no car is touched at once, the rollout's id.
    private static Confirmation.Proof proof(SteerControl control, ActEffect effect, int cars, RolloutEntry rollout) {
        boolean typed = switch (control) {
            case RESUME, ABORT, PAUSE -> effect.secondPerson();
            case ADVANCE, ROLL_BACK, ROLL_BACK_ALL -> true;
            case RETRY -> effect.secondPerson() || cars > FEW;
        };
        if (!typed) {
            return new Confirmation.Proof.Press();
        }
        return cars > 0 ? new Confirmation.Proof.TypeCount() : new Confirmation.Proof.TypeId(rollout.id());
    }

    private String consequence(ActEffect effect) {
        List<String> sentences = new ArrayList<>();
        add(sentences, "rollout.effect.goes-back", effect.goesBack());
        add(sentences, "rollout.effect.again", effect.again());
        add(sentences, "rollout.effect.asks", effect.asks());
        add(sentences, "rollout.effect.withdrawn", effect.withdrawn());
        add(sentences, "rollout.effect.stops", effect.stops());
        if (effect.stuck() > 0) {
            sentences.add(strings.plural("rollout.effect.stuck", effect.stuck(), named(effect)));
        }
        sentences.add(strings.get("rollout.effect.becomes", words.state(effect.becomes())));
        return String.join("\n", sentences);
    }

    /// All that the server names; of those beyond only their number is known.
    private String named(ActEffect effect) {
        String first = effect.stuckCars().stream().map(CarId::value).collect(Collectors.joining(", "));
        int others = effect.stuck() - effect.stuckCars().size();
        return others > 0 ? strings.plural("rollout.effect.and-others", others, first) : first;
    }

    private String unaffected(ActEffect effect) {
        List<String> sentences = new ArrayList<>();
        add(sentences, "rollout.effect.finishes", effect.finishes());
        add(sentences, "rollout.effect.stays", effect.stays());
        return sentences.isEmpty() ? strings.get("rollout.effect.nobody-else") : String.join("\n", sentences);
    }

    private void add(List<String> sentences, String key, int cars) {
        if (cars > 0) {
            sentences.add(strings.plural(key, cars));
        }
    }

    private List<String> notes(ActEffect effect) {
        List<String> notes = new ArrayList<>();
        if (effect.secondPerson()) {
            notes.add(strings.get("rollout.effect.second-person"));
        }
        SessionInfo session = fleet.frame().session();
        if (session != null && session.simulated()) {
            notes.add(strings.get("mode.simulated.note"));
        }
        if (fleet.frame().freshness() instanceof Freshness.Late late) {
            notes.add(strings.get("kit.sheet.lag", strings.formats().lag(late.lag())));
        }
        return notes;
    }

    /// Why somebody brings cars back stands in the figures more often than not; it can be changed.
    private String suggested(SteerControl control, Known known) {
        LaneFigures figures = known.figures();
        boolean back = control == SteerControl.ROLL_BACK || control == SteerControl.ROLL_BACK_ALL;
        return back && figures.failed() > 0
                ? strings.get(
                        "rollout.reason.failures", figures.failed(), figures.finished(), words.share(figures.failure()))
                : "";
    }
}
