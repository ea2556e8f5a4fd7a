package pitwall.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// A file system of H2 whose files survive a power cut as they were when they were last forced. H2 makes its paths.
/// What is called before each change sees the files as a kill at that moment would leave them.
public final class UnforcedFiles extends FilePathWrapper {
    static final String SCHEME = "unforced";

    private static volatile Runnable beforeChange = () -> {};

    /// @param watch called before each change of a file, on the thread that changes it
    static void watch(Runnable watch) {
        beforeChange = watch;
    }

    static void register() {
        FilePath.register(new UnforcedFiles());
    }

    /// The file as a power cut would leave it.
    static Path image(Path file) {
        return file.resolveSibling(file.getFileName() + ".forced");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().open(mode), Path.of(getBase().toString()));
    }

    /// Remembers what was forced.
    private static final class Channel extends FileBase {
        private final FileChannel base;
        private final Path file;

        private Channel(FileChannel base, Path file) {
            this.base = base;
            this.file = file;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            beforeChange.run();
            base.force(metaData);
            Files.copy(file, image(file), StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return base.read(target);
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            beforeChange.run();
            return base.write(source);
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            beforeChange.run();
            return base.write(source, position);
        }

        @Override
        public long position() throws IOException {
            return base.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            base.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            beforeChange.run();
            base.truncate(size);
            return this;
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            beforeChange.run();
            base.close();
        }
    }
}
