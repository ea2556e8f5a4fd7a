package pitwall.views.cars.act;

import pitwall.views.kit.Strings;

/// Says to how many of the chosen cars an action applies.
final class ShareWords {
    private ShareWords() {}

    /// @param why why an action leaves cars out
    static String sentence(Share share, String why, Strings strings) {
        return share.excluded() == 0
                ? strings.plural("cars.share.all", share.cars().size())
                : strings.get("cars.share.part", share.cars().size(), share.chosen(), share.excluded(), why);
    }
}
