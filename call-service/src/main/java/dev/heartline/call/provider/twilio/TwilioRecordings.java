package dev.heartline.call.provider.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpMethod;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.call.Recording;

import dev.heartline.call.lifecycle.Call;
import dev.heartline.call.recording.CallRecorder;
import dev.heartline.call.recording.RecordingReport;
import dev.heartline.call.recording.RecordingReport.Status;
import dev.heartline.telephony.http.ProviderUnavailable;
import dev.heartline.telephony.http.Refusal;
import dev.heartline.telephony.signature.FormBody;
import dev.heartline.telephony.twilio.NotReached;
import dev.heartline.telephony.twilio.TwilioAccount;

/**
 * Twilio's recordings of calls that go on, by its SDK.
 *
 * @see <a href="https://www.twilio.com/docs/voice/api/recording">Recordings resource</a>
 */
@ApplicationScoped
class TwilioRecordings implements CallRecorder {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final String NO_DURATION = "-1";

    /** Each is sent as a parameter of its own. */
    private static final List<String> EVENTS = List.of("in-progress", "completed", "absent");

    private static final Map<String, Status> STATUSES = Map.of(
            "in-progress", Status.GOES_ON,
            "paused", Status.GOES_ON,
            "stopped", Status.GOES_ON,
            "processing", Status.GOES_ON,
            "completed", Status.STORED,
            "absent", Status.ABSENT,
            "failed", Status.ABSENT);

    private final TwilioAccount account;
    private final TwilioUrls urls;
    private final TwilioRestClient client;

    TwilioRecordings(TwilioAccount account, TwilioUrls urls, TwilioRestClient client) {
        this.account = account;
        this.urls = urls;
        this.client = client;
    }

    @Override
    public String name() {
        return TwilioAccount.NAME;
    }

    @Override
    public Optional<String> start(Call call, UUID recordingId) {
        try {
            return Optional.of(Recording.creator(call.providerSid())
                    .setRecordingStatusCallback(urls.recording(recordingId))
                    .setRecordingStatusCallbackMethod(HttpMethod.POST)
                    .setRecordingStatusCallbackEvent(EVENTS)
                    .create(client)
                    .getSid());
        } catch (NotReached e) {
            return Optional.empty();
        } catch (ApiException e) {
            if (Refusal.of(status(e)) == Refusal.UNCLEAR) {
                throw unavailable(e);
            }
            return Optional.empty();
        } catch (TwilioException e) {
            throw unavailable(e);
        }
    }

    /** Twilio refuses, with 400 or 404, what has ended. */
    @Override
    public void stop(String callSid, String recordingSid) {
        try {
            Recording.updater(callSid, recordingSid, Recording.Status.STOPPED).update(client);
        } catch (ApiException e) {
            if (status(e) != BAD_REQUEST && status(e) != NOT_FOUND) {
                throw unavailable(e);
            }
        } catch (TwilioException e) {
            throw unavailable(e);
        }
    }

    @Override
    public List<RecordingReport> of(String callSid) {
        var found = new ArrayList<RecordingReport>();
        try {
            for (var recording : Recording.reader(callSid).read(client)) {
                found.add(report(recording));
            }
        } catch (ApiException e) {
            if (status(e) != NOT_FOUND) {
                throw unavailable(e);
            }
        } catch (TwilioException e) {
            throw unavailable(e);
        }
        return found;
    }

    @Override
    public void delete(String recordingSid) {
        try {
            com.twilio.rest.api.v2010.account.Recording.deleter(recordingSid).delete(client);
        } catch (ApiException e) {
            if (status(e) != NOT_FOUND) {
                throw unavailable(e);
            }
        } catch (TwilioException e) {
            throw unavailable(e);
        }
    }

    /** A recording callback as a report; empty where its status is none that we know. */
    static Optional<RecordingReport> report(FormBody callback) {
        return callback.first("RecordingStatus")
                .map(STATUSES::get)
                .map(status -> new RecordingReport(
                        callback.first("RecordingSid")
                                .filter(sid -> !sid.isBlank())
                                .orElse(null),
                        status,
                        callback.first("RecordingUrl")
                                .filter(url -> url.matches("https?://\\S{1,500}"))
                                .orElse(null),
                        callback.first("RecordingDuration")
                                .filter(text -> text.matches("\\d{1,9}"))
                                .map(Integer::valueOf)
                                .orElse(null)));
    }

    private RecordingReport report(Recording recording) {
        var status = STATUSES.getOrDefault(
                recording.getStatus() == null ? "" : recording.getStatus().toString(), Status.GOES_ON);
        boolean stored = status == Status.STORED;
        return new RecordingReport(
                recording.getSid(),
                status,
                stored ? url(recording.getSid()) : null,
                stored ? seconds(recording) : null);
    }

    /** As Twilio tells it with the callback. */
    private String url(String sid) {
        return "%s/2010-04-01/Accounts/%s/Recordings/%s"
                .formatted(account.baseUrl().toString().replaceFirst("/$", ""), account.accountSid(), sid);
    }

    private static Integer seconds(Recording recording) {
        var duration = recording.getDuration();
        return duration == null || duration.isBlank() || duration.equals(NO_DURATION)
                ? null
                : Integer.valueOf(duration);
    }

    private static int status(ApiException e) {
        return e.getStatusCode() == null ? 0 : e.getStatusCode();
    }

    private static ProviderUnavailable unavailable(TwilioException e) {
        return new ProviderUnavailable("Twilio can't be asked: " + e.getClass().getSimpleName(), e);
    }
}
