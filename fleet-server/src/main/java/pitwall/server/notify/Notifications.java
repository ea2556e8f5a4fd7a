package pitwall.server.notify;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import pitwall.fleet.alarm.AlarmRule;
import pitwall.fleet.alarm.RuleName;
import pitwall.fleet.notify.ChannelKind;
import pitwall.fleet.notify.DeliveryState;
import pitwall.fleet.notify.NoticeKind;
import pitwall.protocol.rest.ChannelBody;
import pitwall.protocol.rest.ChannelEntry;
import pitwall.protocol.rest.ChannelSecrets;
import pitwall.protocol.rest.ChannelTest;
import pitwall.protocol.rest.DeliveryEntry;
import pitwall.server.alarm.AlarmWatch;
import pitwall.server.registry.Draft;
import pitwall.server.registry.FleetWriter;
import pitwall.server.storage.Database;
import pitwall.server.storage.OutboxRows;

/// Tells people and programs outside what happens: keeps the channels, writes down what is to be told,
/// and tells it until it arrived. What takes a [Draft] belongs inside the writer; the rest is thread-safe.
public final class Notifications implements AutoCloseable {
    private static final Duration BETWEEN_CUTS = Duration.ofHours(1);

    private final AddressGuard guard;
    private final ChannelBook book;
    private final Outbox outbox = new Outbox();
    private final NoticeDesk desk;
    private final Dispatcher dispatcher;
    private final NoticeFigures figures;
    private final RecentTries recent;
    private final Database database;
    private final InstantSource clock;
    private Instant nextCut = Instant.MIN;

    /// Reads what is on disk; tells nothing before [#start].
    ///
    /// @param key 32 bytes that seal the secrets of channels
    /// @param rules finds a rule by its name; not called before the first write
    public Notifications(
            NotifySettings settings,
            byte[] key,
            Database database,
            FleetWriter writer,
            Function<RuleName, Optional<AlarmRule>> rules,
            InstantSource clock) {
        this.database = database;
        this.clock = clock;
        guard = new AddressGuard(settings.allowed());
        book = new ChannelBook(guard, new SecretBox(key));
        recent = new RecentTries(clock);
        figures = new NoticeFigures(recent);
        Map<ChannelKind, Sender> senders = Map.of(
                ChannelKind.WEBHOOK,
                new WebhookSender(guard, Dns.SYSTEM, settings.pace(), clock),
                ChannelKind.EMAIL,
                new MailSender(
                        settings.mail(),
                        settings.pace().patience(),
                        (SSLSocketFactory) SSLSocketFactory.getDefault(),
                        clock));
        dispatcher = new Dispatcher(
                book,
                outbox,
                senders,
                settings.pace(),
                figures,
                new Dispatcher.Tools(database, writer, clock, new SecureRandom()));
        desk = new NoticeDesk(book, outbox, rules, dispatcher::wake);
        database.read(sql -> {
            book.begin(sql);
            outbox.begin(sql);
            return true;
        });
        writer.watch(desk);
    }

    /// Who wants to know what happens to alarms.
    public AlarmWatch alarms() {
        return desk;
    }

    public void start() {
        dispatcher.start();
        dispatcher.wake();
    }

    /// Time passed.
    public void tick(Draft draft) {
        if (!draft.now().isBefore(nextCut)) {
            nextCut = draft.now().plus(BETWEEN_CUTS);
            outbox.cut(draft);
        }
        dispatcher.wake();
    }

    /// All channels, by name.
    public List<ChannelEntry> channels() {
        return book.all().stream().map(this::entry).toList();
    }

    public Optional<ChannelEntry> channel(String name) {
        return book.find(name).map(this::entry);
    }

    private ChannelEntry entry(ChannelBook.Known known) {
        Outbox.Tally tally = outbox.tally(known.channel().name());
        String broken = known.channel().way() instanceof Channel.Broken(String why) ? why : null;
        return new ChannelEntry(
                known.row().channel(),
                known.secrets().signing() != null,
                known.headers(),
                tally.waiting(),
                tally.dead(),
                tally.deliveredAt(),
                broken == null ? tally.trouble() : broken,
                known.row().revision(),
                known.row().changedBy(),
                known.row().changedAt());
    }

    /// Writes a channel down.
    ///
    /// @param revision the one that the change is based on; absent for a new channel
    public ChannelOutcome save(Draft draft, ChannelBody body, @Nullable Long revision, String by) {
        ChannelOutcome outcome = outcome(book.save(draft, body, revision, by));
        draft.afterCommit(() -> dispatcher.hurry(body.name()));
        return outcome;
    }

    /// What would be wrong with a new channel without secrets.
    List<ChannelWrong> wrongs(ChannelBody body) {
        ChannelReader reader = new ChannelReader(guard);
        return reader.read(body, new ChannelSecrets(null, null)).isPresent() ? List.of() : reader.wrongs();
    }

    private ChannelOutcome outcome(ChannelBook.Change change) {
        return switch (change) {
            case ChannelBook.Change.Done(ChannelBook.Known known, boolean created) ->
                new ChannelOutcome.Done(entry(known), created);
            case ChannelBook.Change.OtherRevision(long current) -> new ChannelOutcome.OtherRevision(current);
            case ChannelBook.Change.Wrong(List<ChannelWrong> wrongs) -> new ChannelOutcome.Wrong(wrongs);
        };
    }

    /// Removes a channel; what it had to tell is given up. Empty where there is none.
    ///
    /// @param revision the one that the person saw
    public Optional<ChannelOutcome> remove(Draft draft, String name, long revision) {
        Optional<ChannelOutcome> outcome = book.remove(draft, name, revision).map(this::outcome);
        if (outcome.filter(ChannelOutcome.Done.class::isInstance).isPresent()) {
            outbox.giveUp(draft, name, "The channel was removed.");
        }
        return outcome;
    }

    /// Sends a message that says of itself that it is a test, past everything that waits, and says what became of it.
    /// Empty where there is no such channel.
    ///
    /// @param by who asks for it
    public Optional<ChannelTest> test(String name, String by) throws InterruptedException {
        Optional<Channel> channel = book.find(name).map(ChannelBook.Known::channel);
        if (channel.isEmpty()) {
            return Optional.empty();
        }
        Instant begun = clock.instant();
        Notice notice = new Notice.Facts()
                .with("text", "This is a test of channel " + name + ", asked for by " + by + ". Nothing happened.")
                .with("by", by)
                .notice(NoticeKind.TEST, begun);
        Letter letter = new Letter("msg_test_" + begun.toEpochMilli(), notice);
        Attempt attempt = dispatcher.attempt(channel.get(), List.of(letter));
        long millis = Duration.between(begun, clock.instant()).toMillis();
        return Optional.of(
                switch (attempt) {
                    case Attempt.Delivered(Integer status) -> new ChannelTest(true, status, null, millis);
                    case Attempt.Failed failed -> new ChannelTest(false, failed.status(), failed.why(), millis);
                    case Attempt.Refused(Integer status, String why) -> new ChannelTest(false, status, why, millis);
                });
    }

    /// What was told and is to be told, the newest first.
    ///
    /// @param channel absent means all
    /// @param state absent means all
    public List<DeliveryEntry> deliveries(
            @Nullable String channel, @Nullable DeliveryState state, long before, int limit) {
        return database.read(sql -> new OutboxRows(sql).newest(channel, state, before, limit)).stream()
                .map(Outbox::entry)
                .toList();
    }

    /// Lets all dead letters of a channel wait again, at most as many as it can hold.
    ///
    /// @return how many
    public int retry(Draft draft, String channel) {
        List<OutboxRows.Row> dead =
                new OutboxRows(draft.sql()).oldest(channel, DeliveryState.DEAD, Outbox.MOST_WAITING);
        return revived(draft, channel, dead);
    }

    /// Lets one dead letter wait again. Empty where there is none of that number.
    public Optional<DeliveryEntry> retry(Draft draft, long n) {
        Optional<OutboxRows.Row> row = new OutboxRows(draft.sql()).find(n);
        row.ifPresent(one -> revived(draft, one.channel(), List.of(one)));
        return new OutboxRows(draft.sql()).find(n).map(Outbox::entry);
    }

    private int revived(Draft draft, String channel, List<OutboxRows.Row> dead) {
        int revived = outbox.revive(draft, dead);
        draft.afterCommit(() -> dispatcher.hurry(channel));
        return revived;
    }

    /// How each channel does that can be told something.
    public List<ChannelHealth> health() {
        return book.all().stream()
                .map(ChannelBook.Known::channel)
                .filter(Channel::enabled)
                .map(channel -> {
                    Outbox.Tally tally = outbox.tally(channel.name());
                    RecentTries.Share share = recent.share(channel.name());
                    String failing = share.isBad() ? share.text() : null;
                    String trouble = tally.waiting() > 0 ? tally.trouble() : null;
                    return new ChannelHealth(channel.name(), tally.waiting(), failing, trouble);
                })
                .toList();
    }

    /// What waits in all channels together.
    public int waiting() {
        return outbox.tallies().values().stream()
                .mapToInt(Outbox.Tally::waiting)
                .sum();
    }

    /// What was given up and is still kept, in all channels together.
    public int dead() {
        return outbox.tallies().values().stream().mapToInt(Outbox.Tally::dead).sum();
    }

    public long delivered() {
        return figures.delivered();
    }

    public long failed() {
        return figures.failed();
    }

    public long refused() {
        return figures.refused();
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
