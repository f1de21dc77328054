package dev.heartline.care.desk;

/** Somebody else was faster: the alert is not in the state that the step starts from. */
final class AlertMovedOn extends RuntimeException {

    private AlertMovedOn(String message) {
        super(message);
    }

    static void tell(AlertView now) {
        throw new AlertMovedOn(
                switch (now.state()) {
                    case OPEN -> "the alert is open";
                    case ACKNOWLEDGED -> "the alert was acknowledged by " + now.acknowledgedBy();
                    case CLOSED ->
                        now.closedBy() == null
                                ? "the alert was closed: the crisis was withdrawn"
                                : "the alert was closed by " + now.closedBy();
                });
    }
}
