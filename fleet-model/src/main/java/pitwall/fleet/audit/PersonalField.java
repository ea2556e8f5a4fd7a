package pitwall.fleet.audit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A value that can be forgotten. Its commitment, which is part of the chain, tells nothing without the salt.
///
/// @param commitment SHA-256 over salt, name, a zero byte and the value
/// @param opening salt and value; absent after erasure
public record PersonalField(Hash commitment, @Nullable Opening opening) {
    /// How many bytes a salt has.
    public static final int SALT_BYTES = 16;

    /// What was committed to.
    ///
    /// @param salt in hexadecimal digits
    public record Opening(String salt, String value) {}

    /// Commits to a value.
    ///
    /// @param salt [#SALT_BYTES] random bytes that are used once
    public static PersonalField of(PersonalKey key, byte[] salt, String value) {
        Opening opening = new Opening(HexFormat.of().formatHex(salt), value);
        return new PersonalField(commitment(key, opening), opening);
    }

    /// The same commitment with the value forgotten.
    public PersonalField erased() {
        return new PersonalField(commitment, null);
    }

    /// Whether what is remembered is what was committed to; forgetting is allowed.
    public boolean isTrue(PersonalKey key) {
        Opening known = opening;
        return known == null || isHex(known.salt()) && commitment(key, known).equals(commitment);
    }

    private static boolean isHex(String salt) {
        return salt.length() == 2 * SALT_BYTES && salt.chars().allMatch(HexFormat::isHexDigit);
    }

    private static Hash commitment(PersonalKey key, Opening opening) {
        return Hash.sha256(
                HexFormat.of().parseHex(opening.salt()),
                key.word().getBytes(StandardCharsets.UTF_8),
                new byte[1],
                opening.value().getBytes(StandardCharsets.UTF_8));
    }
}
