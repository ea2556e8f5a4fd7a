package pitwall.views.desk;

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
                case Map _, MapOf _ -> "map";
                case Car _, CarPart _ -> "car";
                case Compare _ -> "compare";
                case Rollouts _ -> "rollouts";
                case Rollout _ -> "rollout";
                case Draft _ -> "draft";
                case Releases _ -> "releases";
                case Approvals _ -> "approvals";
                case Audit _ -> "audit";
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

    /// All releases.
    ///
    /// @param version the one to show; empty for none in particular
    record Releases(String version) implements OnScreen {}

    /// What waits for a second person.
    record Approvals() implements OnScreen {}

    /// The audit trail; an empty query keeps the one in force.
    record Audit(String query) implements OnScreen {}

    record Settings() implements OnScreen {}

    /// What the offline cache holds.
    record CacheContents() implements OnScreen {}

    /// Connection and sign-in.
    record Connect() implements Destination {}

    /// Keys and help of the screen in front.
    record Help() implements Destination {}

    /// Where a screen begins; empty for one that is about one object, and for an unknown one.
    static Optional<OnScreen> home(String screen) {
        return switch (screen) {
            case "overview" -> Optional.of(new Overview());
            case "cars" -> Optional.of(new Cars(""));
            case "map" -> Optional.of(new Map(""));
            case "rollouts" -> Optional.of(new Rollouts());
            case "releases" -> Optional.of(new Releases(""));
            case "approvals" -> Optional.of(new Approvals());
            case "audit" -> Optional.of(new Audit(""));
            case "settings" -> Optional.of(new Settings());
            default -> Optional.empty();
        };
    }
}
