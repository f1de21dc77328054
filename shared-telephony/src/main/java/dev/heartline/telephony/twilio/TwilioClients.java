package dev.heartline.telephony.twilio;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.twilio.http.TwilioRestClient;

import dev.heartline.service.web.UserAgent;

/** The SDK's client for our account. */
class TwilioClients {

    @Produces
    @Singleton
    TwilioRestClient client(TwilioAccount account, UserAgent userAgent) {
        return new TwilioRestClient.Builder(account.accountSid(), account.authToken())
                .httpClient(new SingleAttempt(
                        account.baseUrl(), account.connectTimeout(), account.timeout(), userAgent.value()))
                .build();
    }
}
