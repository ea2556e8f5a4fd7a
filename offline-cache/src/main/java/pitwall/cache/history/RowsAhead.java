package pitwall.cache.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import pitwall.protocol.steps.CarBook;
import pitwall.protocol.steps.DamagedRowException;
import pitwall.protocol.steps.StepReader;

/// Opens rows one after the other. The one that is expected next is fetched and unpacked on a thread of its own while
/// the one before is read: on two processors a leap takes little longer than the reading. Belongs to one thread.
final class RowsAhead {
    private final HistoryRows rows;
    private final CarBook book;
    private final ObjectMapper json;
    private @Nullable Coming coming;

    private record Coming(RowHead row, FutureTask<StepReader> reader) {}

    RowsAhead(HistoryRows rows, CarBook book, ObjectMapper json) {
        this.rows = rows;
        this.book = book;
        this.json = json;
    }

    /// This row will be the next one. Whatever was expected before is not.
    void expect(RowHead row) {
        FutureTask<StepReader> reader = new FutureTask<>(() -> unpacked(row));
        Thread.ofVirtual().name("pitwall-history-ahead").start(reader);
        coming = new Coming(row, reader);
    }

    StepReader open(RowHead row) throws IOException, DamagedRowException {
        Coming expected = coming;
        coming = null;
        if (expected == null || !expected.row().equals(row)) {
            return unpacked(row);
        }
        try {
            // Nobody waits for a busy processor: where its thread has not begun, this one does it.
            expected.reader().run();
            return expected.reader().get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case DamagedRowException damaged -> throw damaged;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("nobody waits for the history any more");
        }
    }

    private StepReader unpacked(RowHead row) throws IOException, DamagedRowException {
        byte[] body = rows.body(row).orElseThrow(() -> new DamagedRowException("a row is gone or damaged"));
        return new StepReader(body, book, json);
    }
}
