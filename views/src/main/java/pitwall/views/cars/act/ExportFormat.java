package pitwall.views.cars.act;

/// The forms in which a list can be taken along.
public enum ExportFormat {
    CSV("csv"),
    JSON("json");

    private final String ending;

    ExportFormat(String ending) {
        this.ending = ending;
    }

    /// The ending of its files, without a dot.
    public String ending() {
        return ending;
    }

    /// The format of a file name; CSV where the name does not say.
    static ExportFormat of(String fileName) {
        return fileName.toLowerCase(java.util.Locale.ROOT).endsWith(".json") ? JSON : CSV;
    }
}
