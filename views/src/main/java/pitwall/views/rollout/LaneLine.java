package pitwall.views.rollout;

import pitwall.fleet.rollout.Share;
import pitwall.views.progress.LaneFigures;

/// What the lanes table says of one phase.
///
/// @param waves their sizes with a mark each: over, running, to come
/// @param wavesSpoken the same in words
/// @param blocked how many of those that wait cannot begin, as plain digits; a dash where nobody knows
/// @param share the share of success with its interval in words; empty for nothing known
/// @param success of the finished cars, for the drawing
/// @param gate what its gates say, in words
/// @param stopped whether a gate says no
/// @param time how long it ran; empty before it began
/// @param note what became of cars that are in no other column; empty for nothing
record LaneLine(
        String name,
        String waves,
        String wavesSpoken,
        LaneFigures figures,
        String blocked,
        String share,
        Share success,
        double threshold,
        String gate,
        boolean stopped,
        String time,
        String note) {}
