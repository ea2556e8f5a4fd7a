package pitwall.cache;

import java.util.Optional;

/// The mark of a file as the next one sees it that is begun beside it: whatever is to be forgotten, that has nothing to
/// do with a file that is new.
record UnwishedMark(FileMark mark) implements FileMark {
    @Override
    public long generation() {
        return mark.generation();
    }

    @Override
    public void generation(long generation) {
        mark.generation(generation);
    }

    @Override
    public Optional<Forgetting> wish() {
        return Optional.empty();
    }

    @Override
    public boolean wish(Forgetting what) {
        return mark.wish(what);
    }

    @Override
    public void fulfilled() {
        throw new IllegalStateException("nothing was wished");
    }
}
