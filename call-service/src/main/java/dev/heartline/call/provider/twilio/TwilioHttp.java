package dev.heartline.call.provider.twilio;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * The SDK's way to Twilio, or to whoever stands in for it. It sends every request once: the SDK by itself would repeat a
 * request that creates a call up to six times after a 503, and each of them may have rung a phone.
 */
final class TwilioHttp extends NetworkHttpClient {

    private static final int CONNECTIONS = 50;

    private final URI baseUrl;

    TwilioHttp(TwilioConfig config) {
        super(client(Timeout.of(config.timeout())));
        this.baseUrl = config.baseUrl();
    }

    @Override
    protected boolean shouldRetry(Response response, int[] retryCodes) {
        return false;
    }

    @Override
    public Response makeRequest(Request request) {
        return super.makeRequest(redirected(request));
    }

    private Request redirected(Request original) {
        var path = original.getUrl().replaceFirst("^https?://[^/]+", "");
        var request = new Request(original.getMethod(), baseUrl.toString().replaceAll("/+$", "") + path);
        request.setAuth(original.getUsername(), original.getPassword());
        request.setUserAgentExtensions(original.getUserAgentExtensions());
        request.setContentType(original.getContentType());
        original.getQueryParams()
                .forEach((name, values) -> values.forEach(value -> request.addQueryParam(name, value)));
        original.getPostParams().forEach((name, values) -> values.forEach(value -> request.addPostParam(name, value)));
        original.getHeaderParams()
                .forEach((name, values) -> values.forEach(value -> request.addHeaderParam(name, value)));
        return request;
    }

    private static HttpClientBuilder client(Timeout timeout) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(CONNECTIONS)
                .setMaxConnTotal(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
        return HttpClientBuilder.create()
                .disableAutomaticRetries()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout.toMilliseconds(), TimeUnit.MILLISECONDS)
                        .setResponseTimeout(timeout)
                        .build());
    }
}
