package pitwall.checks.bench;

import java.util.List;

/// One thing that is measured. Runs alone, in a program of its own, so that neither heap nor compiled code of another
/// benchmark disturbs it.
interface Benchmark {
    /// Stable name for the command line, for example `filter`.
    String name();

    /// How Java runs it, beyond what all have in common.
    default List<String> options() {
        return List.of();
    }

    /// Measures and reports.
    List<Measure> run() throws Exception;
}
