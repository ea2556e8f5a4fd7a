package pitwall.views.map.layer;

import java.util.Optional;
import pitwall.views.kit.Strings;

/// What the map says about itself, a sentence at most.
public final class LayerWords {
    private final Strings strings;

    public LayerWords(Strings strings) {
        this.strings = strings;
    }

    public Optional<String> sentence(LayerNote note) {
        return switch (note) {
            case LayerNote.None() -> Optional.empty();
            case LayerNote.Coming(LayerKind kind) -> Optional.of(strings.get("map.layer.coming", name(kind)));
            case LayerNote.Unset(LayerKind kind) -> Optional.of(strings.get("map.layer.unset." + kind.word()));
            case LayerNote.NotKept() -> Optional.of(strings.get("map.layer.not-kept"));
            case LayerNote.Lost(LayerKind kind, var loss, boolean retried) -> {
                String why = strings.get(
                        switch (loss) {
                            case UNREACHABLE -> "map.layer.lost.unreachable";
                            case SLOW -> "map.layer.lost.slow";
                            case REFUSED -> "map.layer.lost.refused";
                            case UNREADABLE -> "map.layer.lost.unreadable";
                            case UNAVAILABLE -> "map.layer.lost.unavailable";
                        },
                        name(kind));
                yield Optional.of(retried ? strings.get("map.layer.retried", why) : why);
            }
        };
    }

    /// As it stands in the menu.
    String name(LayerKind kind) {
        return strings.get("map.layer." + kind.word());
    }

    String flaw(pitwall.views.map.tiles.TileServer.Flaw flaw) {
        return strings.get(
                switch (flaw) {
                    case PLACES -> "map.layer.flaw.places";
                    case ADDRESS -> "map.layer.flaw.address";
                    case PLAIN -> "map.layer.flaw.plain";
                    case TOO_LONG -> "map.layer.flaw.too-long";
                    case CREDIT -> "map.layer.flaw.credit";
                });
    }

    String get(String key) {
        return strings.get(key);
    }
}
