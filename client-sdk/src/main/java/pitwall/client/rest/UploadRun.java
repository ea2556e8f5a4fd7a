package pitwall.client.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.client.ReleaseUploads.Facts;
import pitwall.client.UploadState;
import pitwall.client.UploadState.Why;
import pitwall.protocol.rest.CreateRelease;
import pitwall.protocol.rest.ReleaseEntry;
import retrofit2.Call;

/// One upload from the first read to the last byte. Blocks the thread it runs on; may be cancelled from any other.
final class UploadRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(UploadRun.class);
    /// A piece that breaks off costs nothing that arrived, so large ones do no harm and small ones cost round trips.
    private static final long PIECE = 4L * 1024 * 1024;
    /// With the waits between them about five minutes.
    private static final int MOST_ATTEMPTS = 20;

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int CONFLICT = 409;

    private final Asking asking;
    private final Path file;
    private final Facts facts;
    private final Consumer<UploadState> listener;
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final AtomicReference<@Nullable Call<?>> underWay = new AtomicReference<>();
    private final UUID id = UUID.randomUUID();
    private String sha256 = "";
    private long total;
    private long at;

    UploadRun(Asking asking, Path file, Facts facts, Consumer<UploadState> listener) {
        this.asking = asking;
        this.file = file;
        this.facts = facts;
        this.listener = listener;
    }

    void cancel() {
        cancelled.countDown();
        Call<?> call = underWay.get();
        if (call != null) {
            call.cancel();
        }
    }

    @Override
    public void run() {
        try {
            listener.accept(end());
        } catch (RuntimeException e) {
            LOG.error("An upload failed in this program", e);
            listener.accept(new UploadState.Failed(new Why.NoConnection(at, total)));
        }
    }

    private UploadState end() {
        try {
            total = Files.size(file);
            if (total == 0) {
                return new UploadState.Failed(new Why.FileUnreadable(""));
            }
            listener.accept(new UploadState.Reading(0, total));
            Optional<String> digest = FileDigest.of(
                    file, this::isCancelled, done -> listener.accept(new UploadState.Reading(done, total)));
            if (digest.isEmpty()) {
                return stopped();
            }
            sha256 = digest.get();
        } catch (IOException e) {
            LOG.debug("The file cannot be read", e);
            return new UploadState.Failed(new Why.FileUnreadable(String.valueOf(e.getMessage())));
        }
        listener.accept(new UploadState.Registering(sha256));
        return insist(this::register).orElseGet(this::send);
    }

    /// One attempt at something.
    private interface Attempt {
        Step make();
    }

    /// What an attempt came to.
    private sealed interface Step {
        record Through() implements Step {}

        /// To be tried again after a while.
        record Again() implements Step {}

        record End(UploadState state) implements Step {}
    }

    /// Tries until it is through, which is empty, or at an end.
    private Optional<UploadState> insist(Attempt attempt) {
        int failures = 0;
        while (!isCancelled()) {
            switch (attempt.make()) {
                case Step.Through() -> {
                    return Optional.empty();
                }
                case Step.End(UploadState state) -> {
                    return Optional.of(state);
                }
                case Step.Again() -> {
                    failures++;
                    if (failures >= MOST_ATTEMPTS) {
                        return Optional.of(new UploadState.Failed(new Why.NoConnection(at, total)));
                    }
                    listener.accept(new UploadState.Waiting(sha256, at, total, failures));
                    pause(failures);
                }
            }
        }
        return Optional.of(stopped());
    }

    private Step register() {
        CreateRelease wish = new CreateRelease(
                facts.version(),
                facts.counter(),
                sha256,
                total,
                facts.models(),
                facts.hardware(),
                facts.fromVersions(),
                facts.minimumBatteryPercent(),
                facts.notes(),
                facts.minimumAgent());
        Reply<ReleaseEntry> reply = asking.exchange((server, bearer) ->
                server.ask(started(server.api().register(WriteHeaders.of(bearer, id), wish))));
        return switch (reply) {
            case Reply.Done<ReleaseEntry> _ -> new Step.Through();
            case Reply.Refused<ReleaseEntry> refused when refused.isPassing() -> new Step.Again();
            case Reply.Refused<ReleaseEntry> refused
            when refused.status() == CONFLICT && refused.code().equals("DUPLICATE_ID") -> known();
            case Reply.Refused<ReleaseEntry> refused -> new Step.End(failed(refused));
            case Reply.NotSent<ReleaseEntry> _ -> new Step.Again();
            case Reply.NoAnswer<ReleaseEntry> _ -> new Step.Again();
        };
    }

    /// The version is there: with these bytes the upload goes on, with others it cannot be meant.
    private Step known() {
        Reply<ReleaseEntry> reply = find();
        return switch (reply) {
            case Reply.Done<ReleaseEntry>(ReleaseEntry there)
            when there != null ->
                there.sha256().equals(sha256)
                        ? new Step.Through()
                        : new Step.End(new UploadState.Failed(new Why.VersionTaken(there.sha256())));
            case Reply.Done<ReleaseEntry> _ -> new Step.Again();
            case Reply.Refused<ReleaseEntry> refused when !refused.isPassing() -> new Step.End(failed(refused));
            case Reply.Refused<ReleaseEntry> _ -> new Step.Again();
            case Reply.NotSent<ReleaseEntry> _ -> new Step.Again();
            case Reply.NoAnswer<ReleaseEntry> _ -> new Step.Again();
        };
    }

    private UploadState send() {
        Optional<UploadState> early = insist(this::locate);
        while (early.isEmpty() && at < total) {
            long before = at;
            early = insist(() -> at == before ? piece() : new Step.Through());
        }
        return early.orElseGet(() -> insist(this::finish).orElseGet(this::stopped));
    }

    /// Where the server has it.
    private Step locate() {
        Reply<Headers> reply = asking.exchange(
                (server, bearer) -> server.headers(started(server.patient().uploaded(bearer, facts.version()))));
        return switch (reply) {
            case Reply.Done<Headers>(Headers headers)
            when headers != null -> {
                at = offset(headers).orElse(0L);
                yield new Step.Through();
            }
            case Reply.Done<Headers> _ -> new Step.Again();
            case Reply.Refused<Headers> refused when !refused.isPassing() -> new Step.End(failed(refused));
            case Reply.Refused<Headers> _ -> new Step.Again();
            case Reply.NotSent<Headers> _ -> new Step.Again();
            case Reply.NoAnswer<Headers> _ -> new Step.Again();
        };
    }

    private Step piece() {
        FilePiece body = new FilePiece(
                file,
                at,
                Math.min(PIECE, total - at),
                sent -> listener.accept(new UploadState.Sending(sha256, sent, total)));
        Reply<Headers> reply = asking.exchange((server, bearer) ->
                server.headers(started(server.patient().upload(bearer, at, facts.version(), body))));
        return switch (reply) {
            case Reply.Done<Headers>(Headers headers)
            when headers != null -> {
                at = offset(headers).orElse(at + body.contentLength());
                yield new Step.Through();
            }
            case Reply.Refused<Headers> refused when isPassing(refused) -> resumed();
            case Reply.Refused<Headers> refused -> new Step.End(failed(refused));
            case Reply.Done<Headers> _ -> resumed();
            case Reply.NotSent<Headers> _ -> resumed();
            case Reply.NoAnswer<Headers> _ -> resumed();
        };
    }

    /// After a cut: asks where to go on; if nobody answers, later.
    private Step resumed() {
        long before = at;
        Step located = locate();
        return located instanceof Step.Through && at == before ? new Step.Again() : located;
    }

    private Step finish() {
        Reply<ReleaseEntry> reply = find();
        return reply instanceof Reply.Done<ReleaseEntry>(ReleaseEntry there) && there != null
                ? new Step.End(new UploadState.Stored(there))
                : new Step.Again();
    }

    private Reply<ReleaseEntry> find() {
        return asking.exchange(
                (server, bearer) -> server.ask(started(server.api().release(bearer, facts.version()))));
    }

    private <T> Call<T> started(Call<T> call) {
        underWay.set(call);
        if (isCancelled()) {
            call.cancel();
        }
        return call;
    }

    private static boolean isPassing(Reply.Refused<Headers> refused) {
        return refused.isPassing()
                || switch (refused.code()) {
                    case "UPLOAD_OFFSET", "UPLOAD_BUSY", "UPLOAD_BROKEN" -> true;
                    default -> false;
                };
    }

    private static UploadState failed(Reply.Refused<?> refused) {
        return new UploadState.Failed(
                new Why.Refused(refused.status(), refused.code(), refused.sentence(), refused.correlation()));
    }

    private static Optional<Long> offset(Headers headers) {
        String text = headers.get("Upload-Offset");
        try {
            return text == null ? Optional.empty() : Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            LOG.debug("Upload-Offset is not a number", e);
            return Optional.empty();
        }
    }

    private UploadState stopped() {
        return new UploadState.Cancelled(at, total);
    }

    private boolean isCancelled() {
        return cancelled.getCount() == 0;
    }

    private void pause(int failures) {
        long millis = Math.min(LONGEST_WAIT.toMillis(), SHORTEST_WAIT.toMillis() << Math.min(failures - 1, 10));
        try {
            if (cancelled.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.debug("The upload was cancelled while it waited");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancelled.countDown();
        }
    }
}
