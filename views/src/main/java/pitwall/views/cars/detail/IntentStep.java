package pitwall.views.cars.detail;

/// One step on the way of a wish, from the request to what the car proves.
///
/// @param words what the step is, with its time or its reason where they are known
record IntentStep(String words, State state) {
    /// Where the wish stands to the step.
    enum State {
        DONE,
        NOW,
        AHEAD,
        FAILED
    }
}
