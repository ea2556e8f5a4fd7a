package pitwall.views.wizard.form;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The words that a file names cars with: every word of a plain list, or the column of a table that holds the ids. A
/// table is what begins with a line of headings of which one means an id; its columns are apart by semicolons, commas
/// or tabs, as spreadsheets write them.
public final class CarList {
    /// Larger files hold something else: 10 000 cars take 150 kB.
    private static final long MOST_BYTES = 4_000_000;

    private static final Set<String> HEADINGS = Set.of(
            "id",
            "ids",
            "car",
            "car id",
            "carid",
            "vehicle",
            "vehicle id",
            "vehicleid",
            "auto",
            "auto id",
            "fahrzeug",
            "fahrzeug id",
            "fahrzeugid");
    private static final List<Character> BETWEEN = List.of(';', ',', '\t');

    private CarList() {}

    /// What stands for the cars in a file, one to a line.
    ///
    /// @throws IOException if it cannot be read, or is so large that it is something else
    public static String ids(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("more than " + MOST_BYTES + " bytes");
        }
        return ids(text(Files.readAllBytes(file)));
    }

    /// The text of a file, in UTF-8, in UTF-16 where it says so, or else as old spreadsheets write it.
    public static String text(byte[] bytes) {
        if (begins(bytes, 0xFE, 0xFF) || begins(bytes, 0xFF, 0xFE)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /// What stands for the cars in a text, one to a line.
    public static String ids(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return "";
        }
        for (char between : BETWEEN) {
            List<String> headings = cells(lines.getFirst(), between).stream()
                    .map(CarList::plain)
                    .toList();
            for (int column = 0; column < headings.size(); column++) {
                if (HEADINGS.contains(headings.get(column))) {
                    return column(lines.subList(1, lines.size()), between, column);
                }
            }
        }
        return lines.stream().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String plain(String heading) {
        return heading.strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ')
                .replace('-', ' ')
                .replace(".", "");
    }

    private static String column(List<String> lines, char between, int column) {
        return lines.stream()
                .map(line -> cells(line, between))
                .filter(cells -> column < cells.size())
                .map(cells -> cells.get(column).strip())
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /// The cells of one line. What stands in quotes may hold what else divides cells, and a quote as two.
    private static List<String> cells(String line, char between) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char sign : line.toCharArray()) {
            if (sign == '"') {
                quoted = !quoted;
            } else if (sign == between && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
