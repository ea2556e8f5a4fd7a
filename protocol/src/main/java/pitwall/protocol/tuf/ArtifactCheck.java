package pitwall.protocol.tuf;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import pitwall.fleet.ReasonCode;

/// Compares bytes with what was signed for: the length first, so that endless data ends there, then the hash.
/// Fed piece by piece while an artifact arrives. Not thread-safe.
public final class ArtifactCheck {
    private static final int PIECE = 64 * 1024;

    private final ReleaseTarget release;
    private final MessageDigest digest = Digests.sha256();
    private long length;

    public ArtifactCheck(ReleaseTarget release) {
        this.release = release;
    }

    /// Reads to the end or to the first byte too many, whichever comes first.
    ///
    /// @return why the bytes are refused; empty if they are the artifact
    public static Optional<TufRefusal> of(ReleaseTarget release, InputStream in) throws IOException {
        ArtifactCheck check = new ArtifactCheck(release);
        byte[] piece = new byte[PIECE];
        int read = in.read(piece);
        while (read >= 0) {
            if (!check.accept(piece, 0, read)) {
                return Optional.of(check.refusal(TufReason.TOO_LONG, "it goes on behind the signed length"));
            }
            read = in.read(piece);
        }
        return check.result();
    }

    /// Takes the next bytes. False if they would be more than was signed for; then they were not counted.
    public boolean accept(byte[] bytes, int offset, int count) {
        if (length + count > release.artifact().length()) {
            return false;
        }
        digest.update(bytes, offset, count);
        length += count;
        return true;
    }

    /// How many bytes came so far.
    public long length() {
        return length;
    }

    /// To be asked once, when nothing more comes.
    ///
    /// @return why the bytes are refused; empty if they are the artifact
    public Optional<TufRefusal> result() {
        if (length != release.artifact().length()) {
            return Optional.of(refusal(
                    TufReason.HASH_MISMATCH,
                    "it has " + length + " bytes instead of "
                            + release.artifact().length()));
        }
        return HexFormat.of()
                        .formatHex(digest.digest())
                        .equals(release.artifact().sha256())
                ? Optional.empty()
                : Optional.of(refusal(TufReason.HASH_MISMATCH, "its hash is not the one that was signed"));
    }

    private TufRefusal refusal(ReasonCode reason, String detail) {
        return new TufRefusal(reason, release.path(), detail);
    }
}
