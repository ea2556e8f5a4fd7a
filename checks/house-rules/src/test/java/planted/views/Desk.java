package planted.views;

import planted.cache.Journal;

/// Leads from views to cache, where no arrow is drawn.
public abstract class Desk {
    abstract Journal forbidden();
}
