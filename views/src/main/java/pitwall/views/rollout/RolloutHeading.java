package pitwall.views.rollout;

import pitwall.fleet.rollout.RolloutStatus;

/// What stands at the top: which rollout, how it stands, and why.
///
/// @param title id and name
/// @param release what it brings
/// @param state in one or two words
/// @param why whole sentences
/// @param facts who asked for it and when it began, in one line
/// @param note what whoever planned it says to it; empty for nothing
record RolloutHeading(
        String title, String release, RolloutStatus status, String state, String why, String facts, String note) {}
