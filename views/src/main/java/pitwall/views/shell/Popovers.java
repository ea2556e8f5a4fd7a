package pitwall.views.shell;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import pitwall.views.desk.Destination;
import pitwall.views.fx.FleetModel;
import pitwall.views.fx.FxmlView;
import pitwall.views.kit.EmptyState;
import pitwall.views.kit.Sparkline;
import pitwall.views.kit.Strings;
import pitwall.views.ports.LinkControl;
import pitwall.views.replay.BookmarksPane;

/// The small things that open beside a button of the frame: the link, the clock, the activity list. FX thread.
final class Popovers {
    private final FleetModel fleet;
    private final Strings strings;
    private final LinkControl link;
    private final ActivityLog activity;
    private final Overlay overlay;
    private final Consumer<Destination> open;

    Popovers(
            FleetModel fleet,
            Strings strings,
            LinkControl link,
            ActivityLog activity,
            Overlay overlay,
            Consumer<Destination> open) {
        this.fleet = fleet;
        this.strings = strings;
        this.link = link;
        this.activity = activity;
        this.overlay = overlay;
        this.open = open;
    }

    void link(Node near, ModeViewModel mode) {
        LinkDetailsController details = new LinkDetailsController(
                new LinkDetailsViewModel(fleet, strings),
                mode,
                new Sparkline(strings, this::milliseconds),
                link::retryNow);
        FxmlView.load(details, strings.bundle());
        show(details.root(), Overlay.Place.BELOW, near, details.follow());
        details.focus();
    }

    void clock(Node near, HeaderViewModel header) {
        Label times = new Label();
        times.setWrapText(true);
        Button change = new Button(strings.get("shell.clock.change"));
        change.setOnAction(ignored -> {
            overlay.close();
            open.accept(new Destination.Settings());
        });
        VBox box = new VBox(times, change);
        show(box, Overlay.Place.BELOW, near, header.clockTextProperty().subscribe(times::setText));
        change.requestFocus();
    }

    void activity(Node near) {
        Label title = new Label(strings.get("shell.activity.title"));
        title.getStyleClass().add("section-title");
        ListView<ActivityEntry> list = new ListView<>(activity.entries());
        list.getStyleClass().add("activity-list");
        list.setPlaceholder(new EmptyState(strings.get("shell.activity.empty")));
        list.setCellFactory(ignored -> new ActivityCell(strings));
        VBox box = new VBox(title, list);
        show(box, Overlay.Place.ABOVE, near, Subscription.EMPTY);
        list.requestFocus();
    }

    /// @param copyLink copies a link to the moment that is shown
    void bookmarks(Node near, PastParts past, Runnable copyLink) {
        BookmarksPane pane = new BookmarksPane(past.travel(), past.bookmarks(), strings, copyLink, overlay::close);
        show(pane, Overlay.Place.BELOW, near, pane.follow());
        pane.focus();
    }

    private void show(Region content, Overlay.Place place, Node near, Subscription following) {
        content.getStyleClass().add("popover-card");
        overlay.open(content, place, near, following::unsubscribe);
    }

    private String milliseconds(double value) {
        return strings.get("link.milliseconds", Math.round(value));
    }
}
