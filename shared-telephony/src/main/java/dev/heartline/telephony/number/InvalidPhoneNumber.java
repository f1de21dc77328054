package dev.heartline.telephony.number;

/** The text is not a phone number that could be dialled from anywhere. Its message does not repeat the text. */
public final class InvalidPhoneNumber extends IllegalArgumentException {
    InvalidPhoneNumber(String why) {
        super("not an international phone number (such as +12025550143): " + why);
    }
}
