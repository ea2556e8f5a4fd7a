package pitwall.views.shell;

import pitwall.views.replay.TimeBookmarks;
import pitwall.views.replay.TimeMarks;
import pitwall.views.replay.TimeTravel;

/// What leads through the past, whatever the language is. FX thread.
record PastParts(TimeTravel travel, TimeMarks marks, TimeBookmarks bookmarks) {}
