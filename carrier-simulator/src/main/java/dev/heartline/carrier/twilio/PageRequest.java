package dev.heartline.carrier.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import dev.heartline.telephony.signature.FormBody;

/**
 * One page of a list. The address of the next page names the last entry of this one, so that what arrives meanwhile at the
 * top shifts nothing. Source: twilio.com/docs/usage/twilios-response#pagination.
 *
 * @param number 0 for the first
 * @param token {@code PA} and the id of the entry before the page, or {@code PB} and that of the entry behind it; or blank
 */
record PageRequest(String path, FormBody query, int size, int number, String token) {
    private static final int USUAL_SIZE = 50;
    private static final int LARGEST_SIZE = 1000;
    private static final Set<String> PAGING = Set.of("Page", "PageSize", "PageToken");
    private static final String AFTER = "PA";
    private static final String BEFORE = "PB";

    static PageRequest of(String path, FormBody query) throws TwilioError {
        int size = number(query, "PageSize", USUAL_SIZE);
        if (size > LARGEST_SIZE) {
            throw new TwilioError(400, 20007, "Page size too large");
        }
        return new PageRequest(
                path,
                query,
                Math.max(1, size),
                number(query, "Page", 0),
                OutboundOrder.given(query, "PageToken").orElse(""));
    }

    /** @param found all that the list holds, newest first */
    <T> JsonObject answer(String name, List<T> found, Function<T, String> sid, Function<T, JsonObject> json)
            throws TwilioError {
        int from = start(found, sid);
        var page = found.subList(from, Math.min(found.size(), from + size));
        boolean isLast = from + page.size() >= found.size();
        int start = number * size;
        return new JsonObject()
                .put(name, new JsonArray(page.stream().map(json).toList()))
                .put("page", number)
                .put("page_size", size)
                .put("start", start)
                .put("end", Math.max(start, start + page.size() - 1))
                .put("uri", address(number, token))
                .put("first_page_uri", address(0, ""))
                .put("next_page_uri", isLast ? null : address(number + 1, AFTER + sid.apply(page.getLast())))
                .put(
                        "previous_page_uri",
                        from == 0 || page.isEmpty() ? null : address(number - 1, BEFORE + sid.apply(page.getFirst())));
    }

    private <T> int start(List<T> found, Function<T, String> sid) throws TwilioError {
        if (token.isEmpty()) {
            return Math.min(found.size(), number * size);
        }
        var named = token.substring(Math.min(token.length(), AFTER.length()));
        int at = IntStream.range(0, found.size())
                .filter(index -> sid.apply(found.get(index)).equals(named))
                .findFirst()
                .orElseThrow(() -> new TwilioError(400, 20001, "PageToken is not valid"));
        return token.startsWith(BEFORE) ? Math.max(0, at - size) : at + 1;
    }

    private String address(int page, String pageToken) {
        var fields = new ArrayList<>(query.fields().stream()
                .filter(field -> !PAGING.contains(field.name()))
                .toList());
        fields.add(new FormBody.Field("PageSize", Integer.toString(size)));
        fields.add(new FormBody.Field("Page", Integer.toString(page)));
        if (!pageToken.isEmpty()) {
            fields.add(new FormBody.Field("PageToken", pageToken));
        }
        return path + "?" + new FormBody(fields).encoded();
    }

    private static int number(FormBody query, String field, int otherwise) throws TwilioError {
        var text = OutboundOrder.given(query, field);
        if (text.isPresent() && !text.get().matches("\\d{1,6}")) {
            throw new TwilioError(400, 20001, field + " is not a number");
        }
        return text.map(Integer::valueOf).orElse(otherwise);
    }
}
