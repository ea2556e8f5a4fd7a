package pitwall.views.map.layer;

import java.util.List;
import pitwall.views.map.tiles.TileServer;

/// What a user chose.
///
/// @param template of the tile server; empty where none was named
/// @param credit of the tile server
public record LayerChoice(LayerKind kind, String template, String credit) {
    public static final LayerChoice DEFAULT = new LayerChoice(LayerKind.BUILT_IN, "", "");

    /// Reads [#text]; what cannot be read is the default.
    static LayerChoice of(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3) {
            return DEFAULT;
        }
        for (LayerKind kind : LayerKind.values()) {
            if (kind.word().equals(lines.getFirst())) {
                return new LayerChoice(kind, lines.get(1), lines.get(2));
            }
        }
        return DEFAULT;
    }

    String text() {
        return String.join("\n", kind.word(), template, credit) + "\n";
    }

    LayerChoice with(LayerKind other) {
        return new LayerChoice(other, template, credit);
    }

    TileServer server() {
        return new TileServer(template, credit);
    }
}
