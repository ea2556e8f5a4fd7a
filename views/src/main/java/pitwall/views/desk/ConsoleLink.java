package pitwall.views.desk;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pitwall.fleet.CarId;

/// Places of the console as text that mail, tickets and other programs can hold: `pitwall:car/WBA-1`,
/// `pitwall:cars/status%3Afailed`, `pitwall:rollout/R-118`; with a moment of the past behind it,
/// `pitwall:car/WBA-1?at=2026-11-21T13:42:10Z`, as they were then.
///
/// A link comes from anywhere, so it can only lead somewhere and never do anything, and one that is not understood
/// whole leads nowhere.
public final class ConsoleLink {
    /// What such a text begins with.
    public static final String SCHEME = "pitwall:";

    /// The longest link that is read, in characters.
    public static final int LONGEST = 2_000;

    /// What stands behind a place that is to be seen as it was at a moment.
    private static final Pattern MOMENT = Pattern.compile("(.*)\\?at=([0-9T:.-]{1,40}Z)");

    private static final Pattern OBJECT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

    private ConsoleLink() {}

    /// True where the text claims to be such a link, readable or not.
    public static boolean isMeant(String text) {
        return text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /// Where a link leads.
    ///
    /// @param at the moment to show it at; empty for now
    public record Lead(Destination.OnScreen place, Optional<Instant> at) {}

    /// Where a link leads, and when; empty where it is none.
    public static Optional<Lead> follow(String link) {
        Matcher dated = MOMENT.matcher(link);
        if (!dated.matches()) {
            return read(link).map(place -> new Lead(place, Optional.empty()));
        }
        try {
            Instant at = Instant.parse(dated.group(2));
            return link.length() > LONGEST
                    ? Optional.empty()
                    : read(dated.group(1)).map(place -> new Lead(place, Optional.of(at)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// The link to the same place as it was at a moment.
    public static String at(String link, Instant moment) {
        return link + "?at=" + moment.truncatedTo(ChronoUnit.SECONDS);
    }

    /// Where a link without a moment leads; empty where it is none.
    public static Optional<Destination.OnScreen> read(String link) {
        if (link.length() > LONGEST || !isMeant(link)) {
            return Optional.empty();
        }
        // Some systems put slashes behind a scheme, others after the last word.
        String path = link.substring(SCHEME.length()).replaceFirst("^//", "").replaceFirst("/$", "");
        List<String> words =
                Arrays.stream(path.split("/", -1)).map(ConsoleLink::decoded).toList();
        if (words.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        String screen = words.getFirst().toLowerCase(Locale.ROOT);
        return switch (words.size()) {
            case 1 -> Destination.home(screen);
            case 2 -> object(screen, words.get(1));
            case 3 -> part(screen, words.get(1), words.get(2));
            default -> Optional.empty();
        };
    }

    /// The link to a place; empty where there is none, for example to a draft, which is on this computer only.
    public static Optional<String> to(Destination.OnScreen place) {
        if (place instanceof Destination.Car(CarId id)) {
            return Optional.of(SCHEME + "car/" + id.value());
        }
        if (place instanceof Destination.CarPart(CarId id, Destination.CarPart.Part part)) {
            return Optional.of(SCHEME + "car/" + id.value() + "/" + part.name().toLowerCase(Locale.ROOT));
        }
        if (place instanceof Destination.Rollout(String id)) {
            return Optional.of(SCHEME + "rollout/" + encoded(id));
        }
        if (place instanceof Destination.Releases(String version) && !version.isEmpty()) {
            return Optional.of(SCHEME + "release/" + encoded(version));
        }
        if (place instanceof Destination.Cars(String query) && !query.isEmpty()) {
            return Optional.of(SCHEME + "cars/" + encoded(query));
        }
        if (place instanceof Destination.Map(String query) && !query.isEmpty()) {
            return Optional.of(SCHEME + "map/" + encoded(query));
        }
        if (place instanceof Destination.Audit(String query) && !query.isEmpty()) {
            return Optional.of(SCHEME + "audit/" + encoded(query));
        }
        return Destination.home(place.screen()).filter(place::equals).map(home -> SCHEME + place.screen());
    }

    private static Optional<Destination.OnScreen> object(String screen, String object) {
        return switch (screen) {
            case "car" -> CarId.parse(object).map(Destination.Car::new);
            case "rollout" -> named(object).map(Destination.Rollout::new);
            case "release" -> named(object).map(Destination.Releases::new);
            case "cars" -> Optional.of(new Destination.Cars(object));
            case "map" -> Optional.of(new Destination.Map(object));
            case "audit" -> Optional.of(new Destination.Audit(object));
            default -> Optional.empty();
        };
    }

    private static Optional<Destination.OnScreen> part(String screen, String object, String part) {
        if (!screen.equals("car")) {
            return Optional.empty();
        }
        return CarId.parse(object)
                .flatMap(id -> Arrays.stream(Destination.CarPart.Part.values())
                        .filter(each -> each.name().equalsIgnoreCase(part))
                        .findFirst()
                        .map(each -> new Destination.CarPart(id, each)));
    }

    private static Optional<String> named(String object) {
        return Optional.of(object).filter(OBJECT.asMatchPredicate());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Empty where it is not what somebody typed into a field: broken escapes, foreign bytes, control characters.
    private static String decoded(String word) {
        ByteBuffer bytes = ByteBuffer.allocate(word.length() * 4);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c != '%') {
                bytes.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            int high = i + 1 < word.length() ? Character.digit(word.charAt(i + 1), 16) : -1;
            int low = i + 2 < word.length() ? Character.digit(word.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                return "";
            }
            bytes.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return text.chars().anyMatch(Character::isISOControl) ? "" : text;
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}
