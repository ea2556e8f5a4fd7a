package planted.protocol;

import planted.client.Commands;

/// Leads from protocol to client, where no arrow is drawn.
public abstract class Frame {
    abstract Commands forbidden();
}
