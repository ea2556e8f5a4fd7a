package pitwall.views.wizard;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.stage.Stage;
import org.testfx.framework.junit5.Start;
import pitwall.client.FleetSnapshot;
import pitwall.client.Freshness;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.FreshnessPolicy;
import pitwall.fleet.Role;
import pitwall.fleet.Scope;
import pitwall.testing.FleetFixtures;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.drafts.Templates;
import pitwall.views.testing.Frames;
import pitwall.views.testing.ManualDelay;
import pitwall.views.testing.MemoryDrafts;
import pitwall.views.testing.MemoryPorts;
import pitwall.views.testing.ScriptedPlanning;
import pitwall.views.testing.ScriptedReleases;
import pitwall.views.testing.WindowStage;
import pitwall.views.wizard.form.DraftStep;
import pitwall.views.wizard.model.WizardParts;

/// The whole wizard in a window, before scripted servers.
abstract class WizardWindow {
    final ScriptedReleases releases = new ScriptedReleases();
    final ScriptedPlanning planning = new ScriptedPlanning();
    final MemoryDrafts drafts = new MemoryDrafts();
    final MemoryPorts ports = new MemoryPorts();
    final ManualDelay delay = new ManualDelay();
    /// What counts beside the window; works at once unless a test takes its place.
    Executor background = Runnable::run;
    Stage stage;
    WindowStage window;
    WizardScreen screen;

    /// Only that of the test itself is called by itself; each hands on to this.
    @Start
    void start(Stage shown) {
        stage = shown;
        open(Locale.ENGLISH);
    }

    final void open(Locale locale) {
        window = new WindowStage(stage, locale);
        ReleaseCatalog catalog = new ReleaseCatalog(releases, window.fleet, Runnable::run);
        WizardParts parts = new WizardParts(
                window.fleet,
                planning,
                planning,
                planning,
                catalog,
                drafts,
                ports,
                () -> List.of(new WizardParts.SavedQuery("Problems first", "status:failed")),
                work -> background.execute(work),
                Runnable::run,
                delay);
        screen = new WizardScreen(parts, window.surroundings());
    }

    enum Locales {
        ENGLISH(Locale.ENGLISH),
        GERMAN(Locale.GERMAN);

        final Locale locale;

        Locales(Locale locale) {
            this.locale = locale;
        }
    }

    void staged() {
        screen.model().begin(Templates.STAGED);
        screen.model().edit(draft -> draft.withVersion("4.3.1"));
        delay.pass(Duration.ofSeconds(1));
    }

    void go(DraftStep step) {
        screen.actions().stream()
                .filter(action -> action.id().equals("draft.step." + step.number()))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    void show(Freshness freshness) {
        accept(freshness);
        window.fleet.tick();
        window.show(screen);
    }

    void accept(Freshness freshness) {
        window.fleet.accept(Frames.of(freshness, manager(), FleetSnapshot.of(FleetFixtures.cars(400, 7))));
    }

    static SessionInfo manager() {
        return manager(Role.RELEASE_MANAGER.capabilities());
    }

    static SessionInfo manager(Set<Capability> capabilities) {
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
}
