package planted.agent;

import planted.client.Commands;

/// Leads from agent to client, where no arrow is drawn.
public abstract class Node {
    abstract Commands forbidden();
}
