package dev.heartline.sms.provider;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.heartline.telephony.PublicUrl;

/** Our doors for texts as carriers see them. */
@ApplicationScoped
public class SmsUrls {

    /** Our id of a text, in the address at which a carrier tells of it: a report may overtake the answer to the request. */
    public static final String MESSAGE = "message";

    private final PublicUrl publicUrl;

    SmsUrls(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    public String status(String path, UUID messageId) {
        return publicUrl.http(path + "?" + MESSAGE + "=" + messageId);
    }
}
