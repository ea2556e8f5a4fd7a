package pitwall.views.desk;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import pitwall.views.kit.Strings;

/// A screen the console has, before it is opened.
///
/// @param id as in [Screen#id]
/// @param titleKey message key of its name in the rail
/// @param icon of the rail, as an Ikonli literal such as `mdi2c-car-multiple`
/// @param keys opens it, for example `Ctrl+2`
/// @param inRail true where it has a button of its own
/// @param factory makes it when it is first opened, and again after a change of language
/// @param places the named places it has now, in words of a language
public record ScreenKind(
        String id,
        String titleKey,
        String icon,
        String keys,
        boolean inRail,
        Factory factory,
        Function<Strings, List<Place>> places) {
    /// A screen without places of its own.
    public ScreenKind(String id, String titleKey, String icon, String keys, Factory factory) {
        this(id, titleKey, icon, keys, true, factory, _ -> List.of());
    }

    /// A screen of the rail.
    public ScreenKind(
            String id,
            String titleKey,
            String icon,
            String keys,
            Factory factory,
            Function<Strings, List<Place>> places) {
        this(id, titleKey, icon, keys, true, factory, places);
    }

    /// A screen about one object at a time, or one that is reached from others: it has no button in the rail and no
    /// key.
    public static ScreenKind ofObject(String id, String titleKey, String icon, Factory factory) {
        return new ScreenKind(id, titleKey, icon, "", false, factory, _ -> List.of());
    }

    /// A kind of which every screen is made with parts of its own, which are forgotten with it.
    ///
    /// @param made makes such parts, once more for every screen
    public static ScreenKind anew(Supplier<ScreenKind> made) {
        ScreenKind kind = made.get();
        return new ScreenKind(
                kind.id,
                kind.titleKey,
                kind.icon,
                kind.keys,
                kind.inRail,
                surroundings -> made.get().kept(surroundings),
                kind.places);
    }

    /// A screen that keeps what it was made of, even where it only listens to it.
    private Screen kept(Surroundings surroundings) {
        Screen screen = factory.create(surroundings);
        screen.node().getProperties().put(ScreenKind.class, this);
        return screen;
    }

    /// Makes a screen. FX thread.
    @FunctionalInterface
    public interface Factory {
        Screen create(Surroundings surroundings);
    }
}
