package pitwall.views.rollout;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.fleet.rollout.WaitingFor;
import pitwall.views.act.GoOnAs;
import pitwall.views.desk.Destination;
import pitwall.views.desk.Navigator;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;
import pitwall.views.ports.Colleague;

/// Leads on where a rollout waits for a second person: whoever may answer to the question, and whoever asked it, where
/// nobody has a password, to go on as somebody who may. FX thread.
final class SecondPerson extends HBox {
    private final FleetModel fleet;
    private final GoOnAs goOnAs;
    private final Navigator navigator;
    private final Strings strings;
    private final Button button = new Button();

    SecondPerson(RolloutParts parts, Navigator navigator, Strings strings) {
        this.fleet = parts.fleet();
        this.goOnAs = new GoOnAs(parts.connections(), navigator, strings, parts.fxThread());
        this.navigator = navigator;
        this.strings = strings;
        getStyleClass().add("second-person");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        getChildren().setAll(button);
        show(Optional.empty());
    }

    /// Takes in how the rollout stands now, and who sits here.
    void show(Optional<Known> known) {
        SessionInfo session = fleet.frame().session();
        Optional<WaitingFor.Approval> asked = known.map(now -> now.view().waitingFor())
                .filter(WaitingFor.Approval.class::isInstance)
                .map(WaitingFor.Approval.class::cast);
        boolean shown = session != null && asked.isPresent() && offer(session, asked.get());
        setVisible(shown);
        setManaged(shown);
    }

    private boolean offer(SessionInfo session, WaitingFor.Approval asked) {
        if (!asked.requestedBy().equals(session.user())) {
            button.setText(strings.get("rollout.decide"));
            button.setOnAction(_ -> navigator.open(new Destination.Approvals()));
            return session.capabilities().contains(Capability.ROLLOUT_APPROVE);
        }
        Optional<Colleague> second = goOnAs.secondPerson();
        second.ifPresent(colleague -> {
            button.setText(goOnAs.words(colleague));
            button.setOnAction(_ -> goOnAs.goOn(colleague, new Destination.Approvals()));
        });
        return second.isPresent();
    }
}
