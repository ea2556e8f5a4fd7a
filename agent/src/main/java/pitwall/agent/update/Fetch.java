package pitwall.agent.update;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pitwall.agent.update.FetchResult.Fetched;
import pitwall.agent.update.FetchResult.Interrupted;
import pitwall.agent.update.FetchResult.Refused;
import pitwall.agent.update.FetchResult.Spoiled;
import pitwall.agent.update.ReleaseSource.Answer;
import pitwall.fleet.ReasonCode;

/// Brings one release into the car: the metadata first, then exactly as many bytes as were signed, then their
/// hash. Takes up where an earlier one was cut. [#run] blocks on one thread; the rest is thread-safe.
final class Fetch {
    private static final int CHUNK = 32 * 1024;
    private static final long SYNC_EVERY = 8L * 1024 * 1024;
    private static final long RESERVE = 1024 * 1024;

    private final UpdateParts parts;
    private final CarDisk disk;
    private final Goods goods;
    private final ReleaseSource source;
    private final Optional<SlotImage> kept;
    private final Instant serverTime;
    private final Function<ReleaseFacts, Optional<ReasonCode>> fitness;
    private final AtomicLong received = new AtomicLong();
    private volatile boolean cancelled;
    /// Owned by [#run].
    private boolean atOnce;
    private volatile @Nullable InputStream open;

    /// @param goods with their token
    /// @param kept a slot that has what is wanted, if it is whole
    /// @param fitness why the car does not want a release with these facts
    Fetch(
            UpdateParts parts,
            Goods goods,
            Optional<SlotImage> kept,
            Instant serverTime,
            Function<ReleaseFacts, Optional<ReasonCode>> fitness) {
        this.parts = parts;
        this.disk = parts.disk();
        this.goods = goods;
        this.source = parts.source().within(goods.traceparent());
        this.kept = kept;
        this.serverTime = serverTime;
        this.fitness = fitness;
    }

    /// Bytes that are in the car.
    long received() {
        return received.get();
    }

    /// Ends [#run] soon; what came is kept.
    void cancel() {
        cancelled = true;
        InputStream in = open;
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                // The reader learns of it by itself.
                return;
            }
        }
    }

    FetchResult run() {
        parts.fetching().lock();
        try {
            if (cancelled) {
                return new Interrupted(ReasonCode.NETWORK_UNREACHABLE, "The pull was called off.");
            }
            if (kept.isPresent() && parts.slots().intact(kept.get().slot()).isPresent()) {
                return new FetchResult.Kept(kept.get());
            }
            return verified();
        } catch (DiskException e) {
            return new Refused(e.reason(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new Interrupted(ReasonCode.NETWORK_UNREACHABLE, "The pull broke off.");
        } finally {
            parts.fetching().unlock();
        }
    }

    private FetchResult verified() throws IOException {
        return switch (parts.verifier().verify(goods.version(), source, goods.token(), serverTime)) {
            case Verification.Refused(ReasonCode reason, String sentence) -> new Refused(reason, sentence);
            case Verification.Unreachable(String sentence) -> new Interrupted(ReasonCode.NETWORK_UNREACHABLE, sentence);
            case Verification.Trusted(ReleaseFacts facts) -> wanted(facts);
        };
    }

    private FetchResult wanted(ReleaseFacts facts) throws IOException {
        Optional<ReasonCode> unfit = fitness.apply(facts);
        if (unfit.isPresent()) {
            return new Refused(unfit.get(), "The release is not one for this car.");
        }
        prepare(facts);
        if (received.get() < facts.length()) {
            Optional<FetchResult> ended = pull(facts);
            if (ended.isPresent()) {
                return ended.get();
            }
        }
        return checkHash(facts);
    }

    private void prepare(ReleaseFacts facts) throws IOException {
        String part = goods.part();
        for (String name : disk.names()) {
            if (name.endsWith(".part") && !name.equals(part)) {
                disk.delete(name);
            }
        }
        if (disk.length(part) > facts.length()) {
            disk.delete(part);
        }
        received.set(Math.max(0, disk.length(part)));
        atOnce = received.get() == 0;
        if (disk.free() < facts.length() - received.get() + RESERVE) {
            throw new DiskException(ReasonCode.DISK_FULL, "There is no room for " + facts.length() + " bytes.", null);
        }
    }

    /// Empty when all bytes came.
    private Optional<FetchResult> pull(ReleaseFacts facts) throws IOException {
        return switch (source.open(goods.artifact().path(), received.get(), goods.token())) {
            case Answer.AccessRefused() ->
                Optional.of(new Interrupted(UpdateReasons.ACCESS_REFUSED, "The server does not take the token."));
            case Answer.Missing() ->
                Optional.of(new Refused(UpdateReasons.ARTIFACT_MISSING, "The server does not have the artifact."));
            case Answer.Unavailable(int status, var after) ->
                Optional.of(
                        new Interrupted(ReasonCode.NETWORK_UNREACHABLE, "The server answered " + status + ".", after));
            case Answer.Bytes(InputStream in, long offset) -> {
                try (in) {
                    open = in;
                    yield copy(in, offset, facts.length());
                } finally {
                    open = null;
                }
            }
        };
    }

    private Optional<FetchResult> copy(InputStream in, long offset, long length) throws IOException {
        String part = goods.part();
        if (offset != received.get()) {
            write(() -> disk.delete(part));
            received.set(0);
            if (offset != 0) {
                return Optional.of(new Interrupted(ReasonCode.NETWORK_UNREACHABLE, "The server sent another part."));
            }
        }
        byte[] chunk = new byte[CHUNK];
        long syncedAt = received.get();
        while (received.get() < length) {
            int count = in.read(chunk, 0, (int) Math.min(chunk.length, length - received.get()));
            if (cancelled) {
                return Optional.of(new Interrupted(ReasonCode.NETWORK_UNREACHABLE, "The pull was called off."));
            }
            if (count < 0) {
                return Optional.of(new Refused(UpdateReasons.LENGTH_MISMATCH, "The artifact is shorter than signed."));
            }
            write(() -> disk.append(part, chunk, count));
            if (received.addAndGet(count) - syncedAt >= SYNC_EVERY) {
                write(() -> disk.sync(part));
                syncedAt = received.get();
            }
        }
        return in.read() < 0
                ? Optional.empty()
                : Optional.of(new Refused(UpdateReasons.LENGTH_MISMATCH, "The artifact is longer than signed."));
    }

    private FetchResult checkHash(ReleaseFacts facts) throws IOException {
        String part = goods.part();
        write(() -> disk.sync(part));
        write(disk::syncNames);
        try (InputStream in = disk.open(part)) {
            if (Sha256.of(in).equals(facts.sha256())) {
                return new Fetched(facts);
            }
        }
        disk.delete(part);
        return new Spoiled(atOnce, "The artifact is not the one that was signed.");
    }

    private interface Writing {
        void run() throws IOException;
    }

    /// Trouble with the disk is not trouble with the network.
    private static void write(Writing writing) throws DiskException {
        try {
            writing.run();
        } catch (DiskException e) {
            throw e;
        } catch (IOException e) {
            throw new DiskException(ReasonCode.DISK_FULL, "The artifact cannot be written.", e);
        }
    }

    private static final class DiskException extends IOException {
        private static final long serialVersionUID = 1;
        private final transient ReasonCode reason;

        DiskException(ReasonCode reason, String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
            this.reason = reason;
        }

        ReasonCode reason() {
            return reason;
        }
    }
}
