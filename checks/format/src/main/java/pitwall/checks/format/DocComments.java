package pitwall.checks.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// @@0
final class DocComments {
    private static final int WIDTH = 120;
    private static final String MARK = "///@@";
    private static final Pattern MARKED = Pattern.compile("^( *)" + MARK + "(\\d+)$");
    private static final Pattern OWN_LINE = Pattern.compile("^(?:[-*|#>@]|\\d+\\.).*|^$");

    private final List<List<String>> blocks;
    private final String code;

    private DocComments(List<List<String>> blocks, String code) {
        this.blocks = blocks;
        this.code = code;
    }

    static DocComments takenFrom(String text) {
        List<List<String>> blocks = new ArrayList<>();
        StringBuilder code = new StringBuilder();
        boolean inside = false;
        for (String line : text.lines().toList()) {
            String trimmed = line.strip();
            if (!trimmed.startsWith("///")) {
                inside = false;
                code.append(line).append('\n');
                continue;
            }
            if (!inside) {
                code.append(MARK).append(blocks.size()).append('\n');
                blocks.add(new ArrayList<>());
                inside = true;
            }
            blocks.getLast().add(trimmed.substring(3).stripTrailing());
        }
        return new DocComments(blocks, code.toString());
    }

    /// @@1
    String code() {
        return code;
    }

    String putBackInto(String laidOut) {
        StringBuilder text = new StringBuilder();
        for (String line : laidOut.lines().toList()) {
            Matcher mark = MARKED.matcher(line);
            if (mark.matches()) {
                append(text, mark.group(1), blocks.get(Integer.parseInt(mark.group(2))));
            } else {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String indent, List<String> block) {
        for (String line : filled(block, WIDTH - indent.length() - 4)) {
            text.append((indent + "///" + line).stripTrailing()).append('\n');
        }
    }

    /// @@2
    private static List<String> filled(List<String> block, int width) {
        List<String> lines = new ArrayList<>();
        List<String> paragraph = new ArrayList<>();
        boolean fenced = false;
        for (String line : block) {
            String words = line.strip();
            boolean fence = words.startsWith("```");
            if (fence || fenced || OWN_LINE.matcher(words).matches()) {
                flush(paragraph, lines, width);
            }
            if (fence || fenced || words.isEmpty() || words.startsWith("|")) {
                lines.add(line);
            } else {
                paragraph.add(line);
            }
            fenced ^= fence;
        }
        flush(paragraph, lines, width);
        return lines;
    }

    private static void flush(List<String> paragraph, List<String> lines, int width) {
        if (paragraph.stream().noneMatch(line -> line.length() > width + 1)) {
            lines.addAll(paragraph);
        } else {
            fill(String.join(" ", paragraph.stream().map(String::strip).toList()), width, lines);
        }
        paragraph.clear();
    }

    private static void fill(String words, int width, List<String> lines) {
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" +", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(" " + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(" " + line);
    }
}
