package pitwall.checks.simulation;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Security;
import java.security.SignatureSpi;
import pitwall.agent.CarIdentity;

/// Signatures that say nothing and cost nothing. Nobody in a simulation checks them, and real ones would take a fifth
/// of its time.
public final class QuickSignatures extends SignatureSpi {
    /// An identity whose signatures are of this kind, as are all in this program from now on.
    static CarIdentity identity() {
        CarIdentity identity = CarIdentity.create(new SecureRandom());
        Security.insertProviderAt(new Quick(), 1);
        return identity;
    }

    private static final class Quick extends Provider {
        private static final long serialVersionUID = 1;

        Quick() {
            super("quick", "1", "Signatures that say nothing.");
            put("Signature.Ed25519", QuickSignatures.class.getName());
        }
    }

    @Override
    protected void engineInitVerify(PublicKey key) {
        throw new UnsupportedOperationException("nobody checks these");
    }

    @Override
    protected void engineInitSign(PrivateKey key) {}

    @Override
    protected void engineUpdate(byte b) {}

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {}

    @Override
    protected byte[] engineSign() {
        return new byte[64];
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
        throw new UnsupportedOperationException("nobody checks these");
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new UnsupportedOperationException("nothing to set");
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new UnsupportedOperationException("nothing to get");
    }
}
