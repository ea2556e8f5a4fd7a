package pitwall.client;

/// How the report of a rollout is written down.
public enum ReportForm {
    /// A page for people.
    HTML("html", "text/html"),
    /// The same for programs.
    JSON("json", "application/json");

    private final String ending;
    private final String mediaType;

    ReportForm(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /// The ending of a file's name, without the dot.
    public String ending() {
        return ending;
    }

    /// What a server is asked for.
    public String mediaType() {
        return mediaType;
    }
}
