package pitwall.app;

import java.util.Optional;
import pitwall.cache.FileMark;
import pitwall.cache.Forgetting;

/// The mark of one file of a cache, in the place where secrets are kept. Blocks.
///
/// @param of which file, as the beginning of the names; empty for the last picture
record StoredFileMark(StoredNumbers numbers, String of) implements FileMark {
    static final String GENERATION = "generation/";
    static final String WISH = "to-forget/";

    @Override
    public long generation() {
        return numbers.read(of + GENERATION).orElse(0L);
    }

    @Override
    public void generation(long generation) {
        boolean unused = numbers.write(of + GENERATION, generation);
    }

    /// A wish that nobody understands is one for all.
    @Override
    public Optional<Forgetting> wish() {
        Forgetting[] all = Forgetting.values();
        return numbers.read(of + WISH)
                .map(number -> number >= 0 && number < all.length ? all[number.intValue()] : Forgetting.EVERYTHING);
    }

    @Override
    public boolean wish(Forgetting what) {
        return numbers.write(of + WISH, what.ordinal());
    }

    @Override
    public void fulfilled() {
        numbers.remove(of + WISH);
    }
}
