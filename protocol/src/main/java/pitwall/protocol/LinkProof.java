package pitwall.protocol;

import java.nio.charset.StandardCharsets;
import pitwall.fleet.CarId;

/// The bytes a car signs to prove its identity. They name the protocol, the nonce of this connection, the
/// car and the boot, so that a signature is worth nothing anywhere else.
public final class LinkProof {
    private LinkProof() {}

    public static byte[] text(String nonce, CarId car, long boot) {
        return ("pitwall-link-1\n" + nonce + "\n" + car.value() + "\n" + boot).getBytes(StandardCharsets.UTF_8);
    }
}
