package pitwall.server.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.notify.DeliveryState;
import pitwall.protocol.rest.DeliveryEntry;
import pitwall.server.registry.Draft;
import pitwall.server.storage.OutboxRows;
import pitwall.server.storage.OutboxRows.Row;

/// Everything that is to be told, on disk: written in the transaction of what it tells of, and marked when it arrived
/// or was given up. Who is killed in between tells it once more, with the same id. What takes a [Draft] belongs inside
/// the writer; the rest is thread-safe.
final class Outbox {
    /// So many may wait for one channel; what comes then is given up at once, and says so.
    static final int MOST_WAITING = 10_000;

    private static final Duration DELIVERED_KEPT = Duration.ofDays(7);
    private static final Duration DEAD_KEPT = Duration.ofDays(30);

    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private long last;

    /// How a channel does, as of the last commit.
    ///
    /// @param waiting what it has to tell yet
    /// @param trouble why the last try was in vain
    record Tally(
            int waiting,
            int dead,
            @Nullable Instant deliveredAt,
            @Nullable String trouble) {
        static final Tally NONE = new Tally(0, 0, null, null);

        Tally plus(int moreWaiting, int moreDead) {
            return new Tally(waiting + moreWaiting, dead + moreDead, deliveredAt, trouble);
        }
    }

    /// Reads what is on disk.
    void begin(Handle sql) {
        OutboxRows rows = new OutboxRows(sql);
        last = rows.last();
        for (OutboxRows.Count count : rows.counts()) {
            int waiting = count.state() == DeliveryState.WAITING ? count.rows() : 0;
            int dead = count.state() == DeliveryState.DEAD ? count.rows() : 0;
            tallies.merge(count.channel(), Tally.NONE.plus(waiting, dead), (a, b) -> a.plus(b.waiting(), b.dead()));
        }
        rows.delivered()
                .forEach((channel, at) -> tallies.computeIfPresent(
                        channel, (name, tally) -> new Tally(tally.waiting(), tally.dead(), at, null)));
    }

    Tally tally(String channel) {
        return tallies.getOrDefault(channel, Tally.NONE);
    }

    /// How a channel does, by its name; channels that are gone are among them while they have dead letters.
    Map<String, Tally> tallies() {
        return Map.copyOf(tallies);
    }

    /// What a draft adds.
    private static final class Page {
        private final Map<String, Integer> waiting = new HashMap<>();
        private final Map<String, Integer> dead = new HashMap<>();
    }

    private Page page(Draft draft) {
        return draft.companion(Page.class, () -> {
            Page fresh = new Page();
            draft.afterCommit(() -> {
                fresh.waiting.forEach((channel, more) -> count(channel, more, 0));
                fresh.dead.forEach((channel, more) -> count(channel, 0, more));
            });
            return fresh;
        });
    }

    private void count(String channel, int waiting, int dead) {
        tallies.merge(channel, Tally.NONE.plus(waiting, dead), (before, more) -> before.plus(waiting, dead));
    }

    /// Something that a channel is to tell.
    ///
    /// @param hopeless why it cannot; absent where it can
    record Item(String channel, Notice notice, @Nullable String hopeless) {}

    /// Writes down what is to be told, in order.
    void add(Draft draft, List<Item> items) {
        List<Row> rows = new ArrayList<>();
        for (Item item : items) {
            Page page = page(draft);
            int waiting = tally(item.channel()).waiting() + page.waiting.getOrDefault(item.channel(), 0);
            String full = waiting < MOST_WAITING ? null : "More than " + MOST_WAITING + " wait for this channel.";
            String why = item.hopeless() == null ? full : item.hopeless();
            rows.add(row(draft.now(), item, why));
            (why == null ? page.waiting : page.dead).merge(item.channel(), 1, Integer::sum);
        }
        new OutboxRows(draft.sql()).add(rows);
    }

    private Row row(Instant now, Item item, @Nullable String why) {
        last++;
        String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        Notice notice = item.notice();
        return new Row(
                last,
                id,
                item.channel(),
                notice.kind().word(),
                notice.at(),
                why == null ? DeliveryState.WAITING : DeliveryState.DEAD,
                0,
                why == null ? now : null,
                why == null ? null : now,
                null,
                why,
                notice.stored());
    }

    /// Writes down what became of tries, except for what was given up meanwhile.
    ///
    /// @param trouble why the last of them was in vain; absent where it was not
    void settle(Draft draft, String channel, List<Row> tried, @Nullable String trouble) {
        List<Row> rows = new OutboxRows(draft.sql()).update(tried, DeliveryState.WAITING);
        int ended = (int) rows.stream()
                .filter(row -> row.state() != DeliveryState.WAITING)
                .count();
        int dead = (int)
                rows.stream().filter(row -> row.state() == DeliveryState.DEAD).count();
        Optional<Instant> delivered = rows.stream()
                .filter(row -> row.state() == DeliveryState.DELIVERED)
                .reduce((earlier, later) -> later)
                .map(Row::endedAt);
        draft.afterCommit(() -> tallies.compute(channel, (name, known) -> {
            Tally before = known == null ? Tally.NONE : known;
            return new Tally(
                    before.waiting() - ended, before.dead() + dead, delivered.orElse(before.deliveredAt()), trouble);
        }));
    }

    /// Gives up everything that waits for a channel.
    void giveUp(Draft draft, String channel, String why) {
        OutboxRows table = new OutboxRows(draft.sql());
        List<Row> dead = table.oldest(channel, DeliveryState.WAITING, Integer.MAX_VALUE).stream()
                .map(row -> ended(row, DeliveryState.DEAD, draft.now(), row.status(), why))
                .toList();
        List<Row> given = table.update(dead, DeliveryState.WAITING);
        page(draft).waiting.merge(channel, -given.size(), Integer::sum);
        page(draft).dead.merge(channel, given.size(), Integer::sum);
    }

    static Row ended(Row row, DeliveryState state, Instant now, @Nullable Integer status, @Nullable String note) {
        return new Row(
                row.n(),
                row.id(),
                row.channel(),
                row.kind(),
                row.at(),
                state,
                row.attempts(),
                null,
                now,
                status,
                note,
                row.notice());
    }

    /// Lets dead letters of a channel wait again, the oldest first, with the id they have.
    ///
    /// @return how many
    int revive(Draft draft, List<Row> dead) {
        List<Row> again = dead.stream()
                .filter(row -> row.state() == DeliveryState.DEAD)
                .map(row -> new Row(
                        row.n(),
                        row.id(),
                        row.channel(),
                        row.kind(),
                        row.at(),
                        DeliveryState.WAITING,
                        0,
                        draft.now(),
                        null,
                        row.status(),
                        null,
                        row.notice()))
                .toList();
        List<Row> revived = new OutboxRows(draft.sql()).update(again, DeliveryState.DEAD);
        for (Row row : revived) {
            page(draft).waiting.merge(row.channel(), 1, Integer::sum);
            page(draft).dead.merge(row.channel(), -1, Integer::sum);
        }
        return revived.size();
    }

    /// Forgets what is long over.
    void cut(Draft draft) {
        OutboxRows rows = new OutboxRows(draft.sql());
        if (rows.forget(draft.now().minus(DELIVERED_KEPT), draft.now().minus(DEAD_KEPT)) > 0) {
            Map<String, Integer> dead = new HashMap<>();
            rows.counts().stream()
                    .filter(count -> count.state() == DeliveryState.DEAD)
                    .forEach(count -> dead.put(count.channel(), count.rows()));
            draft.afterCommit(() -> tallies.replaceAll((channel, tally) ->
                    new Tally(tally.waiting(), dead.getOrDefault(channel, 0), tally.deliveredAt(), tally.trouble())));
        }
    }

    static DeliveryEntry entry(Row row) {
        return new DeliveryEntry(
                row.n(),
                row.id(),
                row.channel(),
                row.kind(),
                Notice.read(row.notice()).text(),
                row.at(),
                row.state(),
                row.attempts(),
                row.nextAt(),
                row.endedAt(),
                row.status(),
                row.note());
    }
}
