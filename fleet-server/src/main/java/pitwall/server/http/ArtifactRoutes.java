package pitwall.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pitwall.fleet.release.Artifact;
import pitwall.fleet.release.ReleaseTrust;
import pitwall.protocol.tuf.ReleaseTarget;
import pitwall.server.registry.FleetWriter;
import pitwall.server.release.ArtifactStore.Arrival;
import pitwall.server.release.ListedRelease;
import pitwall.server.release.Releases;

/// Artifacts on their way in and out, piece by piece in both directions.
final class ArtifactRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ArtifactRoutes.class);
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final int PIECE = 64 * 1024;

    private final Releases releases;
    private final FleetWriter writer;
    private final AheadDownloads ahead;

    ArtifactRoutes(Releases releases, FleetWriter writer, AheadDownloads ahead) {
        this.releases = releases;
        this.writer = writer;
        this.ahead = ahead;
    }

    /// How far an upload came.
    void uploaded(Exchange exchange) {
        Artifact artifact = release(exchange).release().artifact();
        long offset = releases.store().offset(artifact);
        exchange.answer(
                new Answer.Nothing(), Map.of(OFFSET, Long.toString(offset), LENGTH, Long.toString(artifact.length())));
    }

    /// The next piece of an upload.
    void upload(Exchange exchange) throws IOException {
        ListedRelease release = release(exchange);
        Artifact artifact = release.release().artifact();
        checkType(exchange.call());
        Arrival arrival = releases.store().append(artifact, offset(exchange.call()), exchange.body());
        switch (arrival) {
            case Arrival.Partly(long offset) -> done(exchange, offset);
            case Arrival.Complete() -> {
                writer.write(exchange.audited(draft -> {
                    releases.stored(draft, artifact);
                    exchange.call().audit().after(Map.of("sha256", artifact.sha256(), "length", artifact.length()));
                    return new Answer.Nothing();
                }));
                done(exchange, artifact.length());
            }
            case Arrival.Elsewhere(long offset) ->
                exchange.answer(
                        refused(409, "UPLOAD_OFFSET", "The next piece begins at byte " + offset + "."),
                        Map.of(OFFSET, Long.toString(offset)));
            case Arrival.TooLong() ->
                exchange.answer(
                        refused(413, "BODY_TOO_LARGE", "The artifact has " + artifact.length() + " bytes."), Map.of());
            case Arrival.OtherBytes() ->
                exchange.answer(
                        refused(
                                422,
                                "HASH_MISMATCH",
                                "The bytes are not those that were registered; the upload begins anew."),
                        Map.of(OFFSET, "0"));
            case Arrival.Busy() ->
                exchange.answer(refused(409, "UPLOAD_BUSY", "Somebody else is uploading it."), Map.of());
            case Arrival.BrokenOff() ->
                exchange.answer(refused(400, "UPLOAD_BROKEN", "The piece ended before its end."), Map.of());
            case Arrival.DiskFailed(IOException cause) -> {
                LOG.error("An artifact could not be stored", cause);
                exchange.answer(refused(507, "DISK_FULL", "The server cannot store it."), Map.of());
            }
        }
    }

    private static void done(Exchange exchange, long offset) {
        exchange.answer(new Answer.Nothing(), Map.of(OFFSET, Long.toString(offset)));
    }

    private static Answer refused(int status, String code, String detail) {
        return Answer.refused(Fault.of(status, code, detail));
    }

    private static void checkType(ApiCall call) {
        String type = call.header("Content-Type").orElse("");
        if (!type.equals("application/octet-stream") && !type.equals("application/offset+octet-stream")) {
            throw new FaultException(Fault.of(415, "UNSUPPORTED_MEDIA_TYPE", "Send application/octet-stream."));
        }
    }

    private static long offset(ApiCall call) {
        String text = call.header(OFFSET).orElse("");
        try {
            long offset = Long.parseLong(text);
            if (offset >= 0) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // falls through to the same answer as a negative offset
        }
        throw new FaultException(Fault.validation(OFFSET, "must say at which byte this piece begins"));
    }

    /// The artifact or a part of it. A car gets only what it could install.
    void download(Exchange exchange) throws IOException {
        ListedRelease release = release(exchange);
        boolean lawful = exchange.call().isPerson() || release.release().trust() == ReleaseTrust.TRUSTED;
        if (!release.stored() || !lawful) {
            throw new FaultException(Fault.notFound());
        }
        Artifact artifact = release.release().artifact();
        String tag = '"' + artifact.sha256() + '"';
        Map<String, String> headers = new HashMap<>(Map.of(
                "ETag", tag,
                "Accept-Ranges", "bytes",
                "Cache-Control", "private, no-transform"));
        if (exchange.call().header("If-None-Match").filter(tag::equals).isPresent()) {
            exchange.begin(304, 0, headers);
            return;
        }
        headers.put("Content-Type", "application/octet-stream");
        headers.put(
                "Content-Disposition",
                "attachment; filename=\"" + ReleaseTarget.path(release.release().version()) + '"');
        switch (range(exchange.call(), tag, artifact.length())) {
            case ByteRange.Whole() -> send(exchange, 200, artifact, 0, artifact.length(), headers);
            case ByteRange.Part part -> {
                headers.put("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + artifact.length());
                send(exchange, 206, artifact, part.first(), part.count(), headers);
            }
            case ByteRange.Unsatisfiable() ->
                exchange.answer(
                        refused(416, "RANGE_NOT_SATISFIABLE", "The artifact ends at byte " + artifact.length() + "."),
                        Map.of("Content-Range", "bytes */" + artifact.length()));
        }
    }

    /// A part is only good for whoever has the other parts of the same bytes.
    private static ByteRange range(ApiCall call, String tag, long length) {
        boolean sameBytes = call.header("If-Range").map(tag::equals).orElse(true);
        return ByteRange.of(sameBytes ? call.header("Range") : Optional.empty(), length);
    }

    private void send(
            Exchange exchange, int status, Artifact artifact, long first, long count, Map<String, String> headers)
            throws IOException {
        if (exchange.isHead()) {
            exchange.begin(status, count, headers);
            return;
        }
        try (AheadDownloads.Place _ = ahead.enter(exchange.call())) {
            copy(exchange.begin(status, count, headers), artifact, first, count);
        }
    }

    private void copy(OutputStream out, Artifact artifact, long first, long count) throws IOException {
        try (InputStream in = Files.newInputStream(releases.store().file(artifact))) {
            in.skipNBytes(first);
            byte[] piece = new byte[PIECE];
            long left = count;
            while (left > 0) {
                int read = in.read(piece, 0, (int) Math.min(left, PIECE));
                if (read < 0) {
                    throw new IOException("an artifact is shorter than its name says: " + artifact.sha256());
                }
                if (!isTaken(out, piece, read)) {
                    return;
                }
                left -= read;
            }
        }
    }

    /// False if the reader is gone: a car that lost its network comes back for the rest.
    private static boolean isTaken(OutputStream out, byte[] piece, int count) {
        try {
            out.write(piece, 0, count);
            return true;
        } catch (IOException e) {
            LOG.debug("A download ended early: {}", e.toString());
            return false;
        }
    }

    private ListedRelease release(Exchange exchange) {
        return releases.find(exchange.call().path("version")).orElseThrow(() -> new FaultException(Fault.notFound()));
    }
}
