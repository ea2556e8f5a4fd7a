package pitwall.views.cars.detail;

import pitwall.client.casefile.CaseFile;
import pitwall.views.kit.Strings;

/// Whose a case file is and from when, in words.
public final class CaseWords {
    private final Strings strings;

    public CaseWords(Strings strings) {
        this.strings = strings;
    }

    /// For example "WBA-00041 as of 2026-11-21T14:02:05Z, PROD eu. Exported by a.huber at 2026-11-21T14:02:07Z."
    public String line(CaseFile.Head head) {
        return strings.get(
                head.simulated() ? "case.line.simulated" : "case.line",
                head.car().value(),
                strings.formats().full(head.asOf()),
                head.environment(),
                head.exportedBy(),
                strings.formats().full(head.exportedAt()));
    }
}
