package pitwall.views.cars.act;

/// Cells of a comma separated file (RFC 4180).
final class Csv {
    private Csv() {}

    /// A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe before it.
    static String cell(String value) {
        String safe = beginsLikeFormula(value) ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\'');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean beginsLikeFormula(String value) {
        String bare = value.stripLeading();
        if (bare.isEmpty() || isNumber(value)) {
            return false;
        }
        return "=+-@\t\r|%".indexOf(value.charAt(0)) >= 0 || "=+-@".indexOf(bare.charAt(0)) >= 0;
    }

    /// A negative figure is a figure.
    private static boolean isNumber(String value) {
        return value.matches("-?\\d+(\\.\\d+)?");
    }
}
