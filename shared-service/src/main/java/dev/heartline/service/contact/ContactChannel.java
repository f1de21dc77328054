package dev.heartline.service.contact;

/** The ways in which the policy can be asked to reach a person. */
public enum ContactChannel {
    CALL("call"),
    SMS("sms");

    private final String wireName;

    ContactChannel(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
