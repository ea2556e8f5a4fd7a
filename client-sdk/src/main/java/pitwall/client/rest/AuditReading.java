package pitwall.client.rest;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import pitwall.client.Answer;
import pitwall.client.witness.AuditProofs;
import pitwall.fleet.audit.AuditKey;
import pitwall.fleet.audit.ConsistencyProof;
import pitwall.fleet.audit.Hash;
import pitwall.protocol.rest.AuditConsistency;
import pitwall.protocol.rest.AuditHeads;

/// Asks the server about its audit trail. Thread-safe; calls block.
public final class AuditReading implements AuditProofs {
    private final Asking asking;

    public AuditReading(Asking asking) {
        this.asking = asking;
    }

    /// Where the trail stands.
    public Answer<AuditHeads> heads() {
        return asking.ask(FleetApi::auditHead, Function.identity());
    }

    @Override
    public Answer<ConsistencyProof> consistency(long from, long to) {
        Answer<AuditConsistency> answer =
                asking.ask((api, bearer) -> api.auditProof(bearer, from, to), Function.identity());
        return then(
                answer,
                proof -> new ConsistencyProof(
                        proof.from(),
                        proof.to(),
                        proof.path().stream().map(Hash::parse).toList()));
    }

    @Override
    public Answer<List<AuditKey>> keys() {
        return then(heads(), heads -> heads.keys().stream().map(AuditKey::parse).toList());
    }

    /// What cannot be read is no answer.
    private static <A, B> Answer<B> then(Answer<A> answer, Function<A, B> reading) {
        return switch (answer) {
            case Answer.Given<A>(A value) -> read(value, reading);
            case Answer.Remembered<A>(A value, Instant asOf) -> remembered(value, asOf, reading);
            case Answer.Refused<A>(int status, String code, String sentence, String correlation) ->
                new Answer.Refused<>(status, code, sentence, correlation);
            case Answer.Unanswered<A> unanswered -> new Answer.Unanswered<>();
        };
    }

    private static <A, B> Answer<B> remembered(A value, Instant asOf, Function<A, B> reading) {
        try {
            return new Answer.Remembered<>(reading.apply(value), asOf);
        } catch (IllegalArgumentException e) {
            return new Answer.Unanswered<>();
        }
    }

    private static <A, B> Answer<B> read(A value, Function<A, B> reading) {
        try {
            return new Answer.Given<>(reading.apply(value));
        } catch (IllegalArgumentException e) {
            return new Answer.Unanswered<>();
        }
    }
}
