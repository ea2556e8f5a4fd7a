package pitwall.views.pins;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import pitwall.views.pins.Pin.Fetched;

/// Pins as one text, a line each with tabs between. A line that cannot be read is left out. Pure.
final class PinText {
    private static final int PINNED = 5;
    private static final int FETCHED = 10;

    private PinText() {}

    /// A pin and whose it is.
    record Owned(String server, String user, Pin pin) {
        Owned with(Pin other) {
            return new Owned(server, user, other);
        }
    }

    static String write(List<Owned> pins) {
        return pins.stream().map(PinText::line).collect(Collectors.joining("\n"));
    }

    private static String line(Owned owned) {
        Pin pin = owned.pin();
        String head = String.join(
                "\t",
                owned.server(),
                owned.user(),
                pin.kind().name(),
                pin.what().replaceAll("\\s+", " "),
                pin.since().toString());
        Fetched last = pin.last();
        return last == null
                ? head
                : String.join(
                        "\t",
                        head,
                        last.at().toString(),
                        Integer.toString(last.cars()),
                        Integer.toString(last.left()),
                        Integer.toString(last.missing()),
                        Long.toString(last.bytes()));
    }

    static List<Owned> read(String text) {
        return text.lines().flatMap(line -> owned(line).stream()).toList();
    }

    private static Optional<Owned> owned(String line) {
        List<String> parts = Arrays.asList(line.split("\t", -1));
        try {
            if (parts.size() != PINNED && parts.size() != FETCHED) {
                return Optional.empty();
            }
            Fetched last = parts.size() == PINNED ? null : fetched(parts.subList(PINNED, FETCHED));
            return Optional.of(new Owned(
                    parts.get(0),
                    parts.get(1),
                    new Pin(Pin.Kind.valueOf(parts.get(2)), parts.get(3), Instant.parse(parts.get(4)), last)));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Fetched fetched(List<String> parts) {
        return new Fetched(
                Instant.parse(parts.get(0)),
                Integer.parseInt(parts.get(1)),
                Integer.parseInt(parts.get(2)),
                Integer.parseInt(parts.get(3)),
                Long.parseLong(parts.get(4)));
    }
}
