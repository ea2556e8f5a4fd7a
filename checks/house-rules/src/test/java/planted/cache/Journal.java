package planted.cache;

import planted.views.Desk;

/// Leads from cache to views, where no arrow is drawn.
public abstract class Journal {
    abstract Desk forbidden();
}
