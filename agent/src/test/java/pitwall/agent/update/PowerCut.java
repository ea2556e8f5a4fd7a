package pitwall.agent.update;

/// The power went off. An error, so that nothing on the way catches it.
final class PowerCut extends Error {
    private static final long serialVersionUID = 1;

    PowerCut(String before) {
        super("the power went off before: " + before);
    }
}
