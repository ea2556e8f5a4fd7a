package planted.client;

import planted.cache.Journal;

/// Leads from client to cache, where no arrow is drawn.
public abstract class Commands {
    abstract Journal forbidden();
}
