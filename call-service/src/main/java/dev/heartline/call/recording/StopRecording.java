package dev.heartline.call.recording;

import java.util.Locale;
import java.util.regex.Pattern;

/** Words by which somebody takes their consent back. Too many rather than too few: a recording less does no harm. Knows English. */
public final class StopRecording {

    private static final int LONGEST = 500;

    private static final Pattern ASKED = Pattern.compile(
            "\\b(?:stop|quit|end|cancel|pause|delete|erase|(?:turn|switch) (?:it |that |this )?off)\\b[^.?!]{0,30}\\brecord(?:ing|ings|ed)?\\b"
                    + "|\\b(?:stop|quit) (?:taping|recording)\\b"
                    + "|\\b(?:don't|do not|never|no longer|not|no)\\b[^.?!,]{0,30}\\brecord(?:ing|ed)?\\b"
                    + "|\\brecording\\b[^.?!]{0,15}\\b(?:off|stop)\\b"
                    + "|\\b(?:take back|withdraw|revoke)\\b[^.?!]{0,15}\\bconsent\\b");

    private StopRecording() {}

    public static boolean isAskedIn(String words) {
        var said = words.replace('\u2019', '\'').toLowerCase(Locale.ROOT);
        return ASKED.matcher(said.substring(0, Math.min(LONGEST, said.length())))
                .find();
    }
}
