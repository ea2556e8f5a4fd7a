package pitwall.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import pitwall.fleet.CarId;
import pitwall.protocol.LinkProof;

/// The Ed25519 key pair by which a server knows a car again. The private half never leaves the car.
/// Immutable and thread-safe.
public final class CarIdentity {
    private static final String ALGORITHM = "Ed25519";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final KeyPair keys;

    private CarIdentity(KeyPair keys) {
        this.keys = keys;
    }

    /// A new identity from the randomness given; a real car uses `new SecureRandom()`.
    public static CarIdentity create(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(255, random);
            return new CarIdentity(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /// Reads an identity that [#save] wrote.
    ///
    /// @throws IOException also when the file is not an identity, or others than its owner may read it
    public static CarIdentity load(Path file) throws IOException {
        if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException("Others than its owner can read the key file " + file + "; run chmod 600 on it.");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        if (lines.size() < 2) {
            throw new IOException("The file " + file + " is not a car's identity.");
        }
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            PrivateKey privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(decode(lines.get(0))));
            PublicKey publicKey = factory.generatePublic(new X509EncodedKeySpec(decode(lines.get(1))));
            return new CarIdentity(new KeyPair(publicKey, privateKey));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("The file " + file + " is not a car's identity.", e);
        }
    }

    /// Writes both halves to a new file that only its owner can read.
    ///
    /// @throws FileAlreadyExistsException rather than lose another identity
    public void save(Path file) throws IOException {
        if (isPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createFile(file);
        }
        String text = encode(keys.getPrivate().getEncoded()) + "\n" + publicKey() + "\n";
        Files.writeString(file, text, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
    }

    /// The public half: X.509 encoding, Base64.
    public String publicKey() {
        return encode(keys.getPublic().getEncoded());
    }

    /// Answers a challenge: the Base64 signature over [LinkProof#text].
    public String prove(String nonce, CarId car, long boot) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(LinkProof.text(nonce, car, boot));
            return encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an " + ALGORITHM + " key cannot sign", e);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }
}
