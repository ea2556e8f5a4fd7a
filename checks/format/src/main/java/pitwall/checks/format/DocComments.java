package pitwall.checks.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Keeps `///` comments out of the formatter's hands: it breaks a line that is too long and may leave the rest of the
/// sentence outside the comment. Each line gives its place to a short mark and comes back at the mark's new indent;
/// lines that are too long there hand their last words to the next one. For one text; used by one thread.
final class DocComments {
    private static final int WIDTH = 120;
    private static final Pattern LINE = Pattern.compile("^(\\s*)///(.*)$");
    private static final Pattern MARK = Pattern.compile("^(\\s*)// doc#(\\d+)$");
    private static final Pattern OWN_LINE = Pattern.compile("^ *([-*+] |\\d+\\. |@|\\||#|>|```|$).*");

    private final List<String> comments = new ArrayList<>();

    /// The text with a mark for every line that is a `///` comment.
    String hide(String text) {
        boolean inTextBlock = false;
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher comment = LINE.matcher(line);
            if (!inTextBlock && comment.matches()) {
                lines.add(comment.group(1) + "// doc#" + comments.size());
                comments.add(comment.group(2).stripTrailing());
            } else {
                inTextBlock ^= opensOrClosesTextBlock(line);
                lines.add(line);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /// The text with the comments back in their places.
    ///
    /// @throws IllegalStateException when a mark is missing: better no layout than a lost comment
    String show(String text) {
        long found = text.lines().filter(line -> MARK.matcher(line).matches()).count();
        if (found != comments.size()) {
            throw new IllegalStateException(found + " of " + comments.size() + " comment lines came back");
        }
        List<String> lines = new ArrayList<>();
        List<String> paragraph = new ArrayList<>();
        String indent = "";
        for (String line : text.lines().toList()) {
            Matcher mark = MARK.matcher(line);
            if (mark.matches()) {
                indent = mark.group(1);
                paragraph.add(comments.get(Integer.parseInt(mark.group(2))));
            } else {
                lines.addAll(written(indent, paragraph));
                paragraph.clear();
                lines.add(line);
            }
        }
        lines.addAll(written(indent, paragraph));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static List<String> written(String indent, List<String> comment) {
        String start = indent + "///";
        int width = WIDTH - start.length();
        List<String> lines = new ArrayList<>(comment);
        boolean inCode = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            inCode ^= line.strip().startsWith("```");
            int cut = line.length() <= width ? -1 : line.lastIndexOf(' ', width);
            if (inCode || line.contains("|") || cut <= leading(line)) {
                continue;
            }
            lines.set(i, line.substring(0, cut).stripTrailing());
            carry(lines, i + 1, line.substring(cut + 1), continuation(line));
        }
        return lines.stream().map(line -> start + line).toList();
    }

    /// Puts words before the line at `next` if that goes on with the same paragraph, else on a line of their own.
    private static void carry(List<String> lines, int next, String words, String lead) {
        boolean goesOn = next < lines.size()
                && !OWN_LINE.matcher(lines.get(next)).matches()
                && leading(lines.get(next)) == lead.length();
        if (goesOn) {
            lines.set(next, lead + words + " " + lines.get(next).strip());
        } else {
            lines.add(next, lead + words);
        }
    }

    /// Blanks under which the text of a line goes on: for a list item, those under its first word.
    private static String continuation(String line) {
        String text = line.stripLeading();
        int marker = text.matches("[-*+] .*") ? 2 : 0;
        return " ".repeat(Math.max(1, leading(line)) + marker);
    }

    private static int leading(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean opensOrClosesTextBlock(String line) {
        return line.split("\"\"\"", -1).length % 2 == 0;
    }
}
