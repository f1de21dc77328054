package dev.heartline.call.dial;

import dev.heartline.service.contact.ContactVerdict;

/** The contact policy holds or refuses the call: nobody is dialled. */
public final class ContactNotAllowed extends RuntimeException {

    private final transient ContactVerdict verdict;

    ContactNotAllowed(ContactVerdict verdict) {
        super(verdict.reason().wireName());
        this.verdict = verdict;
    }

    public ContactVerdict verdict() {
        return verdict;
    }
}
