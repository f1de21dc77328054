package dev.heartline.sms.order;

/** An order that can be understood but not carried out. Permanent: the message says what is wrong with it. */
final class UnorderableText extends RuntimeException {

    UnorderableText(String why) {
        super(why);
    }
}
