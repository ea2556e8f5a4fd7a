package pitwall.views.cars.facets;

import pitwall.views.cars.list.SavedView;
import pitwall.views.kit.Strings;

/// The names of saved views: the person's own words, or ours for the built-in ones.
public final class ViewNames {
    private ViewNames() {}

    public static String name(SavedView view, Strings strings) {
        return view.builtIn() ? strings.get("cars.view." + view.name()) : view.name();
    }
}
