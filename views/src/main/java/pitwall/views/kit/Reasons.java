package pitwall.views.kit;

import pitwall.fleet.ReasonCode;

/// Explains reason codes in words. Immutable.
public final class Reasons {
    /// A reason in words.
    ///
    /// @param title a few words; the raw code where there is no explanation
    /// @param meaning what it means, one or two sentences
    /// @param who who acts; empty where there is no explanation
    /// @param next what to do next; empty where there is no explanation
    public record Explanation(String title, String meaning, String who, String next) {}

    private final Strings strings;

    public Reasons(Strings strings) {
        this.strings = strings;
    }

    /// What is known about `reason`. A code of a newer car is shown raw, with "no explanation yet".
    public Explanation of(ReasonCode reason) {
        String key = "reason." + reason.code();
        return strings.find(key + ".title")
                .map(title -> new Explanation(
                        title,
                        strings.get("reason." + reason.code() + ".meaning"),
                        strings.get("reason." + reason.code() + ".who"),
                        strings.get("reason." + reason.code() + ".next")))
                .orElseGet(() -> new Explanation(reason.code(), strings.get("reason.unexplained"), "", ""));
    }
}
