package pitwall.views.wizard.model;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import pitwall.client.FleetBoard;
import pitwall.client.FleetCommand;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.fleet.rollout.RolloutStatus;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.protocol.RolloutView;
import pitwall.protocol.rest.RolloutEntry;
import pitwall.testing.FleetFixtures;
import pitwall.testing.SteppedClock;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.Sheets;
import pitwall.views.desk.Surroundings;
import pitwall.views.drafts.Templates;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Confirmation;
import pitwall.views.kit.Formats;
import pitwall.views.kit.OpenSheet;
import pitwall.views.kit.Strings;
import pitwall.views.testing.Frames;
import pitwall.views.testing.ManualDelay;
import pitwall.views.testing.MemoryDrafts;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.SampleRollouts;
import pitwall.views.testing.ScriptedPlanning;
import pitwall.views.testing.ScriptedReleases;

/// A release manager in front of the wizard, and a server that answers as the test says.
abstract class WizardStory {
    final SteppedClock clock = new SteppedClock(Frames.NOW);
    final FleetModel fleet = new FleetModel(clock);
    final ScriptedPlanning server = new ScriptedPlanning();
    final MemoryDrafts drafts = new MemoryDrafts();
    final ManualDelay delay = new ManualDelay();
    final List<Confirmation> asked = new ArrayList<>();
    final List<Destination> opened = new ArrayList<>();
    final Surroundings around = new Surroundings(
            Strings.strict(new Formats(Locale.ENGLISH, ZoneId.of("Europe/Berlin"))), new Seen(), new Agreeing());
    final WizardViewModel model = new WizardViewModel(parts(), around);

    @BeforeEach
    void beLive() {
        accept(Frames.live());
        fleet.tick();
        model.follow();
    }

    FleetCommand.Plan plan() {
        return (FleetCommand.Plan) server.sent.stream()
                .filter(FleetCommand.Plan.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /// What was written down of the first plan that was asked for.
    RolloutView written(RolloutStatus status) {
        RolloutEntry shape = SampleRollouts.waiting(
                        "R-7", plan().plan().name(), status, "k.vogt", new WaitingFor.Nothing())
                .rollout();
        RolloutEntry entry = new RolloutEntry(
                shape.id(),
                shape.name(),
                shape.single(),
                plan().plan().version(),
                shape.kind(),
                status,
                shape.revision(),
                120,
                shape.cars(),
                shape.phase(),
                shape.phases(),
                shape.planHash(),
                shape.forced(),
                shape.approvalNeeded(),
                shape.approval(),
                shape.pause(),
                shape.requestedBy(),
                fleet.serverNowProperty().get(),
                shape.startAt(),
                status.isBeforeStart() ? null : fleet.serverNowProperty().get(),
                null,
                null,
                null);
        return new RolloutView(entry, false, new WaitingFor.Nothing());
    }

    void board(RolloutView view) {
        fleet.accept(Frames.of(
                Frames.live(),
                session(Role.RELEASE_MANAGER.capabilities()),
                cars().beside(new FleetBoard(List.of(view), null), List.of())));
    }

    void staged() {
        model.begin(Templates.STAGED);
        model.edit(draft -> draft.withVersion("4.3.1"));
        delay.pass(Duration.ofSeconds(1));
    }

    WizardParts parts() {
        return new WizardParts(
                fleet,
                server,
                server,
                server,
                new ReleaseCatalog(new ScriptedReleases(), fleet, Runnable::run),
                drafts,
                new MemoryPorts(),
                List::of,
                Runnable::run,
                Runnable::run,
                delay);
    }

    void accept(Freshness freshness) {
        fleet.accept(Frames.of(freshness, session(Role.RELEASE_MANAGER.capabilities()), cars()));
    }

    static FleetSnapshot cars() {
        return FleetSnapshot.of(FleetFixtures.cars(400, 7));
    }

    static SessionInfo session(Set<Capability> capabilities) {
        return new SessionInfo(
                "https://fleet.example:8443",
                "PROD eu",
                false,
                "k.vogt",
                Role.RELEASE_MANAGER,
                capabilities,
                Scope.ALL,
                FreshnessPolicy.DEFAULT);
    }

    private final class Agreeing implements Sheets {
        @Override
        public OpenSheet ask(Confirmation confirmation, Consumer<String> confirmed) {
            asked.add(confirmation);
            confirmed.accept("");
            return OpenSheet.ANSWERED;
        }
    }

    private final class Seen implements Navigator {
        @Override
        public void open(Destination destination) {
            opened.add(destination);
        }

        @Override
        public void toast(String sentence, Optional<Runnable> undo) {}
    }
}
