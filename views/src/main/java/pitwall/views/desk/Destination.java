package pitwall.views.desk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import pitwall.fleet.CarId;

/// Somewhere the console can show.
public sealed interface Destination {
    /// Somewhere on a screen in a tab.
    sealed interface OnScreen extends Destination {
        /// The [Screen#id] of the screen.
        default String screen() {
            return switch (this) {
                case Overview _ -> "overview";
                case Cars _, CarsView _ -> "cars";
                case Map _, MapOf _, MapFor _ -> "map";
                case Car _, CarPart _ -> "car";
                case Case _ -> "case";
                case Compare _ -> "compare";
                case Rollouts _ -> "rollouts";
                case Rollout _ -> "rollout";
                case Draft _, DraftFor _, DraftCars _ -> "draft";
                case Releases _ -> "releases";
                case Approvals _ -> "approvals";
                case Logs _, LogsAround _ -> "logs";
                case Audit _ -> "audit";
                case Alarms _ -> "alarms";
                case Settings _, CacheContents _ -> "settings";
            };
        }
    }

    /// In three seconds: what is wrong, where, and what runs.
    record Overview() implements OnScreen {}

    /// All cars; an empty query keeps the one in force.
    record Cars(String query) implements OnScreen {}

    /// All cars as a saved view arranges them; an unknown name leaves them as they are.
    record CarsView(String name) implements OnScreen {}

    /// Where the cars are; an empty query keeps the one in force.
    record Map(String query) implements OnScreen {}

    /// Where one car is.
    record MapOf(CarId id) implements OnScreen {}

    /// The map, to choose the cars of a draft on it.
    ///
    /// @param draft its id
    /// @param name what it is called
    /// @param query the cars it is for so far
    record MapFor(String draft, String name, String query) implements OnScreen {}

    /// Everything about one car.
    record Car(CarId id) implements OnScreen {}

    /// One part of what there is about a car.
    record CarPart(CarId id, Part part) implements OnScreen {
        /// Where on the screen of the car.
        public enum Part {
            /// What happened, at its newest failure.
            TIMELINE,
            LOGS
        }
    }

    /// A case file of a car; empty where one is still to be chosen.
    record Case(Optional<Path> file) implements OnScreen {}

    /// Two cars side by side.
    record Compare(CarId left, CarId right) implements OnScreen {}

    /// All rollouts.
    record Rollouts() implements OnScreen {}

    /// One rollout, as it runs or ran.
    record Rollout(String id) implements OnScreen {}

    /// A rollout that is being written.
    ///
    /// @param id of a draft on this computer; empty for a new one
    record Draft(String id) implements OnScreen {}

    /// A new rollout for some cars.
    ///
    /// @param query which ones
    /// @param version of the release that they shall have; empty for one that is still to be chosen
    record DraftFor(String query, String version) implements OnScreen {}

    /// A draft, for cars that were chosen elsewhere.
    ///
    /// @param id of a draft on this computer
    /// @param query which cars it is for from now on
    record DraftCars(String id, String query) implements OnScreen {}

    /// All releases.
    ///
    /// @param version the one to show; empty for none in particular
    record Releases(String version) implements OnScreen {}

    /// What waits for a second person.
    record Approvals() implements OnScreen {}

    /// Log lines; an empty query keeps the one in force.
    record Logs(String query) implements OnScreen {}

    /// Everything a car wrote shortly before and after a moment.
    record LogsAround(CarId car, Instant at) implements OnScreen {}

    /// The audit trail; an empty query keeps the one in force.
    record Audit(String query) implements OnScreen {}

    /// The alarms.
    ///
    /// @param tab the part to show
    /// @param query narrows the list, or is the id of an alarm, which is then chosen; empty keeps what is in force
    record Alarms(Tab tab, String query) implements OnScreen {
        /// The parts of the screen.
        public enum Tab {
            ACTIVE,
            UNACKNOWLEDGED,
            SHELVED,
            SILENCED,
            JOURNAL,
            RULES,
            /// Who is told outside.
            CHANNELS
        }
    }

    record Settings() implements OnScreen {}

    /// What the offline cache holds.
    record CacheContents() implements OnScreen {}

    /// Connection and sign-in.
    record Connect() implements Destination {}

    /// Keys and help of the screen in front.
    record Help() implements Destination {}

    /// The screens as they were at a moment of the past; those that are open stay.
    record Past(Instant at) implements Destination {}

    /// Where a screen begins; empty for one that is about one object, and for an unknown one.
    static Optional<OnScreen> home(String screen) {
        return switch (screen) {
            case "overview" -> Optional.of(new Overview());
            case "cars" -> Optional.of(new Cars(""));
            case "map" -> Optional.of(new Map(""));
            case "rollouts" -> Optional.of(new Rollouts());
            case "releases" -> Optional.of(new Releases(""));
            case "approvals" -> Optional.of(new Approvals());
            case "logs" -> Optional.of(new Logs(""));
            case "audit" -> Optional.of(new Audit(""));
            case "alarms" -> Optional.of(new Alarms(Alarms.Tab.ACTIVE, ""));
            case "settings" -> Optional.of(new Settings());
            default -> Optional.empty();
        };
    }
}
