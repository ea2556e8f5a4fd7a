package pitwall.views.notes;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import pitwall.fleet.CarId;

/// Notes as one text, a line each with tabs between. A line that cannot be read is left out. Pure.
final class NoteText {
    private static final int PARTS = 7;

    private NoteText() {}

    static String write(List<LocalNote> notes) {
        return notes.stream().map(NoteText::line).collect(Collectors.joining("\n"));
    }

    private static String line(LocalNote note) {
        String refused = note.refused();
        return String.join(
                "\t",
                note.id().toString(),
                note.server(),
                note.user(),
                note.car().value(),
                note.written().toString(),
                refused == null ? "" : hidden(refused),
                hidden(note.text()));
    }

    private static String hidden(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\\' && i + 1 < text.length()) {
                i++;
                char hidden = text.charAt(i);
                shown.append(hidden == 'n' ? '\n' : hidden == 't' ? '\t' : hidden);
            } else {
                shown.append(letter);
            }
        }
        return shown.toString();
    }

    static List<LocalNote> read(String text) {
        return text.lines().flatMap(line -> note(line).stream()).toList();
    }

    private static Optional<LocalNote> note(String line) {
        List<String> parts = Arrays.asList(line.split("\t", -1));
        if (parts.size() != PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LocalNote(
                    UUID.fromString(parts.get(0)),
                    parts.get(1),
                    parts.get(2),
                    new CarId(parts.get(3)),
                    shown(parts.get(6)),
                    Instant.parse(parts.get(4)),
                    parts.get(5).isEmpty() ? null : shown(parts.get(5))));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
