package pitwall.views.kit;

import java.util.Arrays;
import java.util.function.Consumer;

/// Asks whoever decides something dangerous to prove again who they are. FX thread.
public interface PasswordAsk {
    /// True where the password has not been typed lately, and can be checked.
    boolean isDue();

    /// Tells `answer`, later and on the FX thread, whether this is the password of the person who is signed in. The
    /// password is wiped.
    void check(char[] password, Consumer<Boolean> answer);

    /// Never asks.
    PasswordAsk NEVER = new PasswordAsk() {
        @Override
        public boolean isDue() {
            return false;
        }

        @Override
        public void check(char[] password, Consumer<Boolean> answer) {
            Arrays.fill(password, '\0');
            answer.accept(false);
        }
    };
}
