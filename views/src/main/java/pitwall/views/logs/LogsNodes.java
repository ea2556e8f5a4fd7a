package pitwall.views.logs;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// The parts of the screen that are made elsewhere. FX thread.
///
/// @param twin the same lines as an ordinary list, for those who cannot see a drawing
record LogsNodes(
        LogList list,
        LogTwin twin,
        Region histogram,
        Node levels,
        Node export,
        LogDetail detail,
        LogsStates states,
        LogExports exports) {
    /// The lines, drawn or as a list.
    Node lines() {
        return twin.isChosen() ? twin.node() : list;
    }
}
