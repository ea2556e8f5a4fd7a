package pitwall.server.notify;

import java.util.List;

/// One way out. Thread-safe.
interface Sender {
    /// Tells one or several things at once, and waits for the answer.
    ///
    /// @param letters at least one, in order; they share what becomes of them
    /// @throws InterruptedException if nobody waits for it any more: then nobody knows whether it arrived
    Attempt send(Channel channel, List<Letter> letters) throws InterruptedException;

    /// How many can be told at once.
    int most();
}
