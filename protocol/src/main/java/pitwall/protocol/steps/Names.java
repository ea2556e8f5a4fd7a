package pitwall.protocol.steps;

/// Constants of enumerations by their names, so that their order means nothing on disk.
final class Names {
    private Names() {}

    static <E extends Enum<E>> E read(RowInput in, Class<E> type) throws DamagedRowException {
        String name = in.text();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new DamagedRowException(e);
        }
    }
}
