package pitwall.client.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AbandonableTest {
    @Test
    void whatWasDoneIsTheAnswer() throws Exception {
        assertThat(Abandonable.start(() -> "an answer").get(30, TimeUnit.SECONDS))
                .isEqualTo("an answer");
    }

    @Test
    void workThatBreaksEndsToo() {
        CompletableFuture<String> answer = Abandonable.start(() -> {
            throw new IllegalStateException("broken");
        });

        assertThat(answer)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withMessageContaining("broken");
        assertThat(answer).isNotCancelled();
    }

    @Test
    void workThatNobodyWantsAnyMoreIsInterrupted() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<String> answer = Abandonable.start(() -> {
            began.countDown();
            try {
                never.await();
                interrupted.complete(false);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                interrupted.complete(true);
            }
            return "too late";
        });
        assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();

        answer.cancel(true);

        assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(answer).isCancelled();
    }
}
