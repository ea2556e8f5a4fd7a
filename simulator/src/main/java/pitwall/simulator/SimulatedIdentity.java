package pitwall.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import pitwall.agent.CarIdentity;
import pitwall.fleet.CarId;

/// The key of a simulated car: always the same for the same secret and id, so that a simulation can be
/// started again on a server that knows its cars, and nobody without the secret can play them.
final class SimulatedIdentity {
    private SimulatedIdentity() {}

    static CarIdentity of(String secret, CarId car) {
        return CarIdentity.create(new DerivedBytes("pitwall-simulated-car\n" + secret + "\n" + car));
    }

    /// Hands out SHA-256 of the text and a counter instead of chance.
    private static final class DerivedBytes extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final String text;
        private int blocks;

        DerivedBytes(String text) {
            super(null, null);
            this.text = text;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int filled = 0; filled < bytes.length; ) {
                byte[] block = block();
                int length = Math.min(block.length, bytes.length - filled);
                System.arraycopy(block, 0, bytes, filled, length);
                filled += length;
            }
        }

        private byte[] block() {
            try {
                String numbered = text + "\n" + blocks++;
                return MessageDigest.getInstance("SHA-256").digest(numbered.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("this Java has no SHA-256", e);
            }
        }
    }
}
