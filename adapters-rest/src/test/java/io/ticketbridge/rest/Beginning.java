package io.ticketbridge.rest;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes answers whole, but of one that goes on and on what comes first, and then hangs up. */
public final class Beginning implements BodyHandler<byte[]> {
    private Beginning() {}

    public static BodyHandler<byte[]> ofStreams() {
        return new Beginning();
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo answer) {
        boolean goesOn = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        return goesOn ? new First() : BodySubscribers.ofByteArray();
    }

    private static final class First implements BodySubscriber<byte[]> {
        private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
        private Flow.Subscription subscription = new Never();

        @Override
        public CompletionStage<byte[]> getBody() {
            return bytes.getBody();
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            bytes.onSubscribe(new Never());
            given.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> item) {
            boolean isWhole = item.stream().anyMatch(First::holdsAnEnd);
            bytes.onNext(item);
            if (isWhole) {
                onComplete();
                subscription.cancel();
            } else {
                subscription.request(1);
            }
        }

        /** Of a message. */
        private static boolean holdsAnEnd(ByteBuffer part) {
            return StandardCharsets.UTF_8.decode(part.duplicate()).toString().contains("\n\n");
        }

        @Override
        public void onError(Throwable failure) {
            bytes.onError(failure);
        }

        @Override
        public void onComplete() {
            bytes.onComplete();
        }
    }

    private static final class Never implements Flow.Subscription {
        @Override
        public void request(long more) {}

        @Override
        public void cancel() {}
    }
}
