package pitwall.server.link;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import pitwall.protocol.CarFrame;
import pitwall.protocol.LinkProof;

/// Checks that whoever answers a challenge has the private key it claims to have (I-14).
final class Proof {
    private Proof() {}

    static boolean holds(CarFrame.Hello hello, String nonce) {
        try {
            byte[] encoded = Base64.getDecoder().decode(hello.publicKey());
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(LinkProof.text(nonce, hello.car(), hello.boot()));
            return signature.verify(Base64.getDecoder().decode(hello.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
