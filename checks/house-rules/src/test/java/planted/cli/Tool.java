package planted.cli;

import planted.views.Desk;

/// Leads from cli to views, where no arrow is drawn.
public abstract class Tool {
    abstract Desk forbidden();
}
