package dev.heartline.carrier.network;

/**
 * One webhook sent to our service, with what became of it. Times are epoch milliseconds.
 *
 * @param event what it told, such as {@code voice}, {@code status:completed}, {@code relay-ended}
 * @param attempts times it was posted
 * @param httpStatus of the last answer; 0 where there was none
 */
public record Delivery(String event, int attempts, int httpStatus, long sentAt, long answeredAt) {
    public boolean isDelivered() {
        return httpStatus >= 200 && httpStatus < 300;
    }
}
