package dev.heartline.carrier.network;

import dev.heartline.telephony.number.PhoneNumber;

/**
 * Somebody with a telephone.
 *
 * @param script what they say when we call them
 */
public record Person(PhoneNumber phone, Behaviour behaviour, Script script, Texting texting) {
    /** Answers, says the script, and receives texts. */
    public static Person answering(String phone, Script script) {
        return new Person(PhoneNumber.of(phone), Behaviour.ANSWERS, script, Texting.RECEIVES);
    }

    public static Person behaving(String phone, Behaviour behaviour) {
        return new Person(PhoneNumber.of(phone), behaviour, Script.SILENT, Texting.RECEIVES);
    }

    public Person withTexting(Texting texting) {
        return new Person(phone, behaviour, script, texting);
    }
}
