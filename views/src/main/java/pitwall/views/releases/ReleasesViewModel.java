package pitwall.views.releases;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import pitwall.client.SessionInfo;
import pitwall.fleet.Capability;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.act.Permission;
import pitwall.views.catalog.CatalogState;
import pitwall.views.catalog.ReleaseCatalog;
import pitwall.views.catalog.ReleaseWords;
import pitwall.views.fx.FleetModel;
import pitwall.views.kit.Strings;

/// What the Releases screen lists and shows. FX thread; needs no toolkit.
final class ReleasesViewModel {
    private final FleetModel fleet;
    private final ReleaseCatalog catalog;
    private final Strings strings;
    private final ReleaseWords words;
    private final Permission registering;
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<ReleaseEntry>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ReleaseEntry>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ReleasesState> state = new ReadOnlyObjectWrapper<>(new ReleasesState.Loading());
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    /// Bound, since the catalog outlives the screen.
    private final ReadOnlyObjectWrapper<Boolean> awaited = new ReadOnlyObjectWrapper<>();
    /// The version to show as soon as it is listed; empty for none.
    private String wanted = "";

    ReleasesViewModel(FleetModel fleet, ReleaseCatalog catalog, Strings strings) {
        this.fleet = fleet;
        this.catalog = catalog;
        this.strings = strings;
        this.words = new ReleaseWords(strings);
        this.registering = new Permission(Capability.RELEASE_REGISTER, fleet, strings);
        awaited.bind(catalog.stateProperty().map(CatalogState.Loading.class::isInstance));
        filter.subscribe(_ -> list());
    }

    /// Asks for the releases and follows them until the subscription ends.
    Subscription follow() {
        catalog.want();
        return Subscription.combine(
                catalog.entriesProperty().subscribe(_ -> list()),
                catalog.stateProperty().subscribe(_ -> describe()),
                fleet.serverNowProperty().subscribe(_ -> describe()));
    }

    void refresh() {
        catalog.refresh();
    }

    /// Waits no longer for the list.
    void giveUp() {
        catalog.giveUp();
    }

    /// Whether a newer list is awaited.
    ObservableValue<Boolean> awaitsNewer() {
        return awaited.getReadOnlyProperty();
    }

    /// Shows a version, now or as soon as it is listed.
    void show(String version) {
        wanted = version;
        if (!version.isEmpty()) {
            filter.set("");
        }
        list();
    }

    void choose(Optional<ReleaseEntry> release) {
        if (!release.equals(chosen.get())) {
            chosen.set(release);
        }
    }

    private void list() {
        List<ReleaseEntry> matching =
                catalog.entriesProperty().get().stream().filter(this::matches).toList();
        shown.set(matching);
        Optional<ReleaseEntry> kept = catalog.find(wanted)
                .or(() -> chosen.get().flatMap(before -> catalog.find(before.version())))
                .filter(matching::contains);
        if (kept.isPresent()) {
            wanted = "";
        }
        choose(kept.or(() -> matching.stream().findFirst()));
        describe();
    }

    private boolean matches(ReleaseEntry release) {
        String asked = filter.get().strip().toLowerCase(Locale.ROOT);
        return asked.isEmpty() || List.of(asked.split("\\s+")).stream().allMatch(haystack(release)::contains);
    }

    private String haystack(ReleaseEntry release) {
        return String.join(
                        "\n",
                        release.version(),
                        words.trust(release),
                        String.join(" ", release.signedBy()),
                        String.join(" ", release.models()),
                        release.notes(),
                        release.createdBy(),
                        release.sha256())
                .toLowerCase(Locale.ROOT);
    }

    private void describe() {
        ReleasesState now = currentState();
        if (!now.equals(state.get())) {
            state.set(now);
        }
        int all = catalog.entriesProperty().get().size();
        status.set(all == 0 ? "" : strings.get("releases.status", shown.get().size(), all));
        age.set(ageWords());
    }

    private ReleasesState currentState() {
        SessionInfo session = fleet.frame().session();
        if (session != null && !session.capabilities().contains(Capability.FLEET_READ)) {
            return new ReleasesState.NotAllowed();
        }
        if (!shown.get().isEmpty()) {
            return new ReleasesState.Ready();
        }
        int all = catalog.entriesProperty().get().size();
        if (all > 0) {
            return new ReleasesState.FilteredOut(all, filter.get().strip());
        }
        return switch (catalog.stateProperty().get()) {
            case CatalogState.Loading() -> new ReleasesState.Loading();
            case CatalogState.Ready _ -> new ReleasesState.Empty();
            case CatalogState.Refused(String sentence, String correlation) ->
                new ReleasesState.Refused(sentence, correlation);
            case CatalogState.Unanswered()
            when fleet.frame().freshness().allowsCommands() -> new ReleasesState.Unanswered();
            case CatalogState.Unanswered() -> new ReleasesState.NotCached();
        };
    }

    /// From when the list is, where it could not be asked for again.
    private String ageWords() {
        Instant now = fleet.serverNowProperty().get();
        boolean old = catalog.stateProperty().get() instanceof CatalogState.Ready(var from) && from != null
                || !fleet.frame().freshness().allowsCommands();
        return catalog.asOf()
                .filter(_ -> old)
                .map(from -> strings.get(
                        "releases.asof",
                        strings.formats().moment(from, now),
                        strings.formats().age(Duration.between(from, now))))
                .orElse("");
    }

    /// What went wrong while an older list is shown; empty while nothing did.
    Optional<CatalogState.Refused> trouble() {
        return catalog.stateProperty().get() instanceof CatalogState.Refused refused
                        && !catalog.entriesProperty().get().isEmpty()
                ? Optional.of(refused)
                : Optional.empty();
    }

    ReleaseWords words() {
        return words;
    }

    Instant now() {
        return fleet.serverNowProperty().get();
    }

    StringProperty filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<List<ReleaseEntry>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<ReleaseEntry>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ReleasesState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /// Why nothing can be uploaded now; empty when something can.
    ReadOnlyObjectProperty<Optional<String>> whyNotUpload() {
        return registering.reasonProperty();
    }

    /// A number above that of every release there is.
    long nextCounter() {
        return 1
                + catalog.entriesProperty().get().stream()
                        .mapToLong(ReleaseEntry::counter)
                        .max()
                        .orElse(0);
    }
}
