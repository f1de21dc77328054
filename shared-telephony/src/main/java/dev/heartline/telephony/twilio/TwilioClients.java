package dev.heartline.telephony.twilio;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.twilio.http.TwilioRestClient;

/** The SDK's client for our account. */
class TwilioClients {

    @Produces
    @Singleton
    TwilioRestClient client(TwilioAccount account) {
        return new TwilioRestClient.Builder(account.accountSid(), account.authToken())
                .httpClient(new SingleAttempt(account.baseUrl(), account.connectTimeout(), account.timeout()))
                .build();
    }
}
