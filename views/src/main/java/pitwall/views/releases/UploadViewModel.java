package pitwall.views.releases;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import pitwall.client.ReleaseUploads;
import pitwall.client.UploadState;
import pitwall.protocol.rest.ReleaseEntry;
import pitwall.views.desk.Navigator;
import pitwall.views.desk.RunningTask;
import pitwall.views.kit.Formats;
import pitwall.views.kit.Strings;

/// One upload at a time, and how far it is. It goes on while other screens are shown. FX thread; needs no toolkit.
final class UploadViewModel {
    private static final int PARTS = 1_000;

    private final ReleaseUploads uploads;
    private final Executor fxThread;
    private final Strings strings;
    private final Navigator navigator;
    private final Runnable stored;
    private final ReadOnlyObjectWrapper<Optional<Progress>> progress = new ReadOnlyObjectWrapper<>(Optional.empty());
    private ReleaseUploads.@Nullable Upload running;
    private @Nullable Path file;
    private ReleaseUploads.@Nullable Facts facts;
    private RunningTask task = RunningTask.UNSEEN;

    /// An upload in words.
    ///
    /// @param share 0 to 1; negative while nobody knows
    /// @param sha256 empty while it is not known
    /// @param running false once it ended
    /// @param failed true where it ended too early and could be tried again
    /// @param correlation under which the server's log knows the trouble; empty for none
    record Progress(
            String version,
            String title,
            String detail,
            double share,
            String sha256,
            boolean running,
            boolean failed,
            String correlation) {}

    /// @param stored told when a release is complete
    UploadViewModel(ReleaseUploads uploads, Executor fxThread, Strings strings, Navigator navigator, Runnable stored) {
        this.uploads = uploads;
        this.fxThread = fxThread;
        this.strings = strings;
        this.navigator = navigator;
        this.stored = stored;
    }

    boolean isRunning() {
        return running != null;
    }

    void begin(Path chosen, ReleaseUploads.Facts said) {
        file = chosen;
        facts = said;
        task = navigator.begin(strings.get("releases.upload.task", said.version()), Optional.of(this::cancel));
        take(new UploadState.Reading(0, 1), said);
        running = uploads.begin(chosen, said, next -> fxThread.execute(() -> take(next, said)));
    }

    /// The same again; it goes on where the server has it.
    void again() {
        Path chosen = file;
        ReleaseUploads.Facts said = facts;
        if (chosen != null && said != null && running == null) {
            begin(chosen, said);
        }
    }

    void cancel() {
        if (running != null) {
            running.cancel();
        }
    }

    /// Forgets an upload that ended.
    void dismiss() {
        if (running == null) {
            progress.set(Optional.empty());
        }
    }

    private void take(UploadState next, ReleaseUploads.Facts said) {
        progress.set(Optional.of(words(next, said.version())));
        switch (next) {
            case UploadState.Reading _ -> {}
            case UploadState.Registering _ -> {}
            case UploadState.Sending(String _, long done, long total) -> task.progress(parts(done, total), PARTS);
            case UploadState.Waiting _ -> {}
            case UploadState.Stored _ -> ended(RunningTask.End.DONE);
            case UploadState.Cancelled _ -> ended(RunningTask.End.CANCELLED);
            case UploadState.Failed _ -> ended(RunningTask.End.FAILED);
        }
        if (next instanceof UploadState.Stored(ReleaseEntry release)) {
            navigator.toast(strings.get("releases.upload.stored", release.version()), Optional.empty());
            stored.run();
        }
    }

    private void ended(RunningTask.End how) {
        running = null;
        task.end(how);
    }

    private static int parts(long done, long total) {
        return total == 0 ? 0 : (int) (done * PARTS / total);
    }

    private Progress words(UploadState state, String version) {
        Formats formats = strings.formats();
        return switch (state) {
            case UploadState.Reading(long done, long total) ->
                running(version, "reading", percent(done, total), (double) done / Math.max(1, total), "");
            case UploadState.Registering(String sha) -> running(version, "registering", "", -1, sha);
            case UploadState.Sending(String sha, long done, long total) ->
                running(
                        version,
                        "sending",
                        strings.get("releases.upload.bytes", formats.bytes(done), formats.bytes(total)),
                        (double) done / Math.max(1, total),
                        sha);
            case UploadState.Waiting(String sha, long done, long total, int attempt) ->
                running(
                        version,
                        "waiting",
                        strings.get("releases.upload.attempt", attempt, formats.bytes(done), formats.bytes(total)),
                        (double) done / Math.max(1, total),
                        sha);
            case UploadState.Stored(ReleaseEntry release) ->
                new Progress(
                        version,
                        strings.get("releases.upload.stored", version),
                        strings.get("releases.upload.next"),
                        1,
                        release.sha256(),
                        false,
                        false,
                        "");
            case UploadState.Cancelled(long done, long total) ->
                new Progress(
                        version,
                        strings.get("releases.upload.cancelled", version),
                        strings.get("releases.upload.kept", formats.bytes(done), formats.bytes(total)),
                        (double) done / Math.max(1, total),
                        "",
                        false,
                        true,
                        "");
            case UploadState.Failed(UploadState.Why why) ->
                new Progress(
                        version,
                        strings.get("releases.upload.failed", version),
                        sentence(why),
                        -1,
                        "",
                        false,
                        true,
                        why instanceof UploadState.Why.Refused refused ? refused.correlation() : "");
        };
    }

    private Progress running(String version, String key, String detail, double share, String sha256) {
        return new Progress(
                version, strings.get("releases.upload." + key, version), detail, share, sha256, true, false, "");
    }

    private String percent(long done, long total) {
        return strings.formats().percent(100.0 * done / Math.max(1, total));
    }

    private String sentence(UploadState.Why why) {
        Formats formats = strings.formats();
        return switch (why) {
            case UploadState.Why.FileUnreadable(String sentence) ->
                strings.get("releases.upload.unreadable", sentence.isEmpty() ? Formats.UNKNOWN : sentence);
            case UploadState.Why.NoConnection(long done, long total) ->
                strings.get("releases.upload.no-connection", formats.bytes(done), formats.bytes(total));
            case UploadState.Why.VersionTaken(String sha) -> strings.get("releases.upload.taken", sha);
            case UploadState.Why.Refused(int _, String _, String sentence, String _) -> sentence;
        };
    }

    /// The upload under way or ended last; empty before the first and once it is dismissed.
    ReadOnlyObjectProperty<Optional<Progress>> progressProperty() {
        return progress.getReadOnlyProperty();
    }
}
