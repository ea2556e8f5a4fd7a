package planted.server;

import planted.client.Commands;

/// Leads from server to client, where no arrow is drawn.
public abstract class Registry {
    abstract Commands forbidden();
}
