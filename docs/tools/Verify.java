import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks an export of a Pitwall audit trail without Pitwall.
 *
 * <pre>java Verify.java audit.ndjson pub.key [heads.ndjson]</pre>
 *
 * The key is the server's Ed25519 public key (SubjectPublicKeyInfo in base64, with or without PEM lines); take it from
 * somewhere else than the export. The heads are those that a witness kept, one JSON object a line: they find a tail
 * that was cut off. Ends with 0 if everything is proven, 1 if something is not, 2 if the files cannot be read.
 *
 * What is checked is described in docs/audit_log.md. One file, only the JDK (17 or newer), so that it can be read
 * before it is believed.
 */
public final class Verify {
    private static final HexFormat HEX = HexFormat.of();

    private final PublicKey key;
    private final String keyId;
    private final MessageDigest sum = sha256();
    private Map<String, Object> manifest;
    private boolean whole;
    private long size;
    private long first;
    private byte[] last = new byte[32];
    private List<byte[]> peaks = new ArrayList<>();
    private long headSize;
    private byte[] headRoot;
    private long entries;
    private long erased;
    private boolean ended;
    private final TreeMap<Long, byte[]> witnessed = new TreeMap<>();

    private Verify(PublicKey key) {
        this.key = key;
        this.keyId = HEX.formatHex(hash(key.getEncoded())).substring(0, 16);
    }

    public static void main(String[] arguments) {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("usage: java Verify.java EXPORT PUBLIC_KEY [HEADS]");
            System.exit(2);
        }
        try {
            Verify verify = new Verify(publicKey(Files.readString(Path.of(arguments[1]))));
            if (arguments.length == 3) {
                for (String line : Files.readAllLines(Path.of(arguments[2]))) {
                    verify.witness(object(Parser.parse(line)));
                }
            }
            verify.file(Path.of(arguments[0]));
            System.out.println(verify.summary());
        } catch (Broken e) {
            System.out.println("NOT PROVEN: " + e.getMessage());
            System.exit(1);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            System.err.println("cannot read: " + e.getMessage());
            System.exit(2);
        }
    }

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Broken(otherwise);
        }
    }

    private String summary() {
        String range = whole
                ? "entries " + first + " to " + size + " are a chain without a hole"
                : entries + " entries belong to the trail (that none was left out cannot be proven for a selection)";
        return "PROVEN: " + range + "; signed head over " + headSize + " entries by key " + keyId
                + (erased == 0 ? "" : "; " + erased + " personal values were erased or are not shown")
                + (witnessed.isEmpty() ? "" : "; consistent with every head of the witness");
    }

    private void witness(Map<String, Object> head) {
        checkHead(head, "a head of the witness");
        witnessed.put((Long) head.get("size"), HEX.parseHex((String) head.get("root")));
    }

    private void file(Path export) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(export)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                require(!ended, "something follows the end");
                try {
                    Map<String, Object> object = object(Parser.parse(line));
                    line(object);
                } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
                    throw new Broken("a line is not what was exported: " + e.getMessage());
                }
                if (!ended) {
                    sum.update((line + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        require(ended, "the file has no end; it was cut");
        if (whole) {
            require(size >= headSize, "the head is over " + headSize + " entries, there are " + size);
            for (long known : witnessed.keySet()) {
                require(known <= size, "a witness saw " + known + " entries, there are " + size);
            }
        } else {
            require(witnessed.isEmpty(), "a selection cannot be compared with a witness; export everything");
        }
    }

    private void line(Map<String, Object> object) {
        switch (String.valueOf(object.get("type"))) {
            case "manifest" -> manifest(object);
            case "checkpoint" -> checkpoint(object);
            case "entry" -> entry(object);
            case "damaged" -> throw new Broken("the server itself found entry " + object.get("n") + " damaged");
            case "end" -> end(object);
            default -> throw new Broken("a line of an unknown type");
        }
    }

    private void manifest(Map<String, Object> object) {
        require(manifest == null, "two manifests");
        require("pitwall-audit-1".equals(object.get("format")), "not a format this program knows");
        manifest = object;
        whole = Boolean.TRUE.equals(object.get("whole"));
        Map<String, Object> head = object(object.get("head"));
        checkHead(head, "the head");
        headSize = (Long) head.get("size");
        headRoot = HEX.parseHex((String) head.get("root"));
        witnessedAtStart();
    }

    private void witnessedAtStart() {
        byte[] known = witnessed.get(headSize);
        require(known == null || MessageDigest.isEqual(known, headRoot), "a witness saw another head of that size");
    }

    /** The signature is over ["pitwall audit head 1",{"at":…,"keyId":…,"root":…,"size":…}], in canonical form. */
    private void checkHead(Map<String, Object> head, String what) {
        require(keyId.equals(head.get("keyId")), what + " was signed by another key");
        TreeMap<String, Object> signed = new TreeMap<>();
        signed.put("size", head.get("size"));
        signed.put("root", head.get("root"));
        signed.put("at", Instant.parse((String) head.get("at")).toEpochMilli());
        signed.put("keyId", head.get("keyId"));
        byte[] bytes = canonical(List.of("pitwall audit head 1", signed)).getBytes(StandardCharsets.UTF_8);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(bytes);
            require(signature.verify(HEX.parseHex((String) head.get("signature"))), what + " is not signed by the key");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Broken(what + " has no signature");
        }
    }

    private void checkpoint(Map<String, Object> object) {
        require(manifest != null && whole && entries == 0, "a checkpoint where none belongs");
        size = (Long) object.get("size");
        last = HEX.parseHex((String) object.get("last"));
        for (Object peak : (List<?>) object.get("peaks")) {
            peaks.add(HEX.parseHex((String) peak));
        }
        require(peaks.size() == Long.bitCount(size), "the checkpoint is not one");
        first = size + 1;
        compare();
    }

    private void entry(Map<String, Object> object) {
        require(manifest != null, "an entry before the manifest");
        Map<String, Object> entry = object(object.get("entry"));
        long n = (Long) entry.get("n");
        byte[] previous = HEX.parseHex((String) entry.get("previous"));
        byte[] hash = hash(new byte[1], previous, canonical(entry).getBytes(StandardCharsets.UTF_8));
        require(HEX.formatHex(hash).equals(object.get("hash")), "entry " + n + " was changed");
        personal(n, object(entry.get("personal")), object(object.get("personal")));
        if (whole) {
            require(n == size + 1, "entry " + (size + 1) + " is missing, found " + n);
            require(MessageDigest.isEqual(previous, last), "entry " + n + " does not continue the one before");
            append(hash);
            last = hash;
            compare();
        } else {
            require(n > last() && n <= headSize, "entry " + n + " is not where it belongs");
            selected(n, hash, (List<?>) object.get("proof"));
            size = n;
        }
        entries++;
    }

    private long last() {
        return size;
    }

    /** Every value that is shown must be the one that was committed to; a value that is not shown may be erased. */
    private void personal(long n, Map<String, Object> commitments, Map<String, Object> openings) {
        for (Map.Entry<String, Object> opening : openings.entrySet()) {
            Map<String, Object> known = object(opening.getValue());
            byte[] commitment = hash(
                    HEX.parseHex((String) known.get("salt")),
                    opening.getKey().getBytes(StandardCharsets.UTF_8),
                    new byte[1],
                    ((String) known.get("value")).getBytes(StandardCharsets.UTF_8));
            require(
                    HEX.formatHex(commitment).equals(commitments.get(opening.getKey())),
                    "the " + opening.getKey() + " of entry " + n + " was changed");
        }
        erased += commitments.size() - openings.size();
    }

    private void append(byte[] leaf) {
        byte[] hash = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = node(peaks.remove(peaks.size() - 1), hash);
        }
        peaks.add(hash);
        size++;
    }

    private byte[] root() {
        byte[] root = peaks.isEmpty() ? hash() : peaks.get(peaks.size() - 1);
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = node(peaks.get(i), root);
        }
        return root;
    }

    private void compare() {
        if (size == headSize) {
            require(MessageDigest.isEqual(root(), headRoot), "the entries are not those that were signed");
        }
        byte[] known = witnessed.get(size);
        require(
                known == null || MessageDigest.isEqual(root(), known),
                "the first " + size + " entries are not those that a witness saw");
    }

    /** RFC 9162, 2.1.3.2. */
    private void selected(long n, byte[] leaf, List<?> path) {
        require(path != null, "entry " + n + " has no proof");
        long node = n - 1;
        long end = headSize - 1;
        byte[] hash = leaf;
        for (Object word : path) {
            require(end > 0, "the proof of entry " + n + " is too long");
            byte[] sibling = HEX.parseHex((String) word);
            if ((node & 1) == 1 || node == end) {
                hash = node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    end >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            node >>= 1;
            end >>= 1;
        }
        require(end == 0 && MessageDigest.isEqual(hash, headRoot), "entry " + n + " is not in the signed trail");
    }

    private void end(Map<String, Object> object) {
        require(((Long) object.get("entries")) == entries, "the file has not as many entries as it says");
        require(HEX.formatHex(sum.digest()).equals(object.get("sha256")), "the file was changed");
        ended = true;
    }

    private static byte[] node(byte[] left, byte[] right) {
        return hash(new byte[] {1}, left, right);
    }

    private static byte[] hash(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey publicKey(String text) throws GeneralSecurityException {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new Broken("an object is missing");
    }

    /** RFC 8785, for what entries hold: objects, arrays, texts and whole numbers. */
    private static String canonical(Object value) {
        if (value instanceof Map<?, ?> map) {
            List<String> members = new ArrayList<>();
            new TreeMap<>(object(map)).forEach((name, member) -> members.add(text(name) + ":" + canonical(member)));
            return "{" + String.join(",", members) + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(",", list.stream().map(Verify::canonical).toList()) + "]";
        }
        if (value instanceof Long number) {
            return number.toString();
        }
        if (value instanceof String text) {
            return text(text);
        }
        throw new Broken("an entry holds what no entry holds");
    }

    private static String text(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> out.append(letter < ' ' ? String.format("\\u%04x", (int) letter) : letter);
            }
        }
        return out.append('"').toString();
    }

    /** Reads one JSON value; whole numbers only, no name twice. */
    private static final class Parser {
        private final String text;
        private int at;

        private Parser(String text) {
            this.text = text;
        }

        static Object parse(String text) {
            Parser parser = new Parser(text);
            Object value = parser.value();
            parser.space();
            if (parser.at != text.length()) {
                throw new IllegalArgumentException("something follows the value");
            }
            return value;
        }

        private Object value() {
            space();
            char next = at < text.length() ? text.charAt(at) : 0;
            return switch (next) {
                case '{' -> members();
                case '[' -> list();
                case '"' -> string();
                case 't' -> word("true", Boolean.TRUE);
                case 'f' -> word("false", Boolean.FALSE);
                default -> number();
            };
        }

        private Map<String, Object> members() {
            Map<String, Object> members = new TreeMap<>();
            at++;
            if (isNext('}')) {
                return members;
            }
            do {
                space();
                String name = string();
                expect(':');
                if (members.put(name, value()) != null) {
                    throw new IllegalArgumentException("a name stands twice: " + name);
                }
            } while (isNext(','));
            expect('}');
            return members;
        }

        private List<Object> list() {
            List<Object> list = new ArrayList<>();
            at++;
            if (isNext(']')) {
                return list;
            }
            do {
                list.add(value());
            } while (isNext(','));
            expect(']');
            return list;
        }

        private String string() {
            expect('"');
            StringBuilder out = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                char letter = text.charAt(at++);
                out.append(letter == '\\' ? escaped() : letter);
            }
            expect('"');
            return out.toString();
        }

        private char escaped() {
            char letter = at < text.length() ? text.charAt(at++) : 0;
            return switch (letter) {
                case 'b' -> '\b';
                case 't' -> '\t';
                case 'n' -> '\n';
                case 'f' -> '\f';
                case 'r' -> '\r';
                case '"', '\\', '/' -> letter;
                case 'u' -> {
                    at += 4;
                    if (at > text.length()) {
                        throw new IllegalArgumentException("an escape is cut");
                    }
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                }
                default -> throw new IllegalArgumentException("an escape that JSON does not have");
            };
        }

        private Object number() {
            int start = at;
            while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
                at++;
            }
            return Long.valueOf(text.substring(start, at));
        }

        private Object word(String word, Object value) {
            if (!text.startsWith(word, at)) {
                throw new IllegalArgumentException("not a value at " + at);
            }
            at += word.length();
            return value;
        }

        private boolean isNext(char letter) {
            space();
            if (at < text.length() && text.charAt(at) == letter) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char letter) {
            if (!isNext(letter)) {
                throw new IllegalArgumentException("'" + letter + "' is missing at " + at);
            }
        }

        private void space() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }
}
