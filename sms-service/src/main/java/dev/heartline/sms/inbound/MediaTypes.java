package dev.heartline.sms.inbound;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a carrier says that pictures and the like are: {@code image/jpeg}. What is no such word is left out. */
public final class MediaTypes {

    private static final Pattern TYPE = Pattern.compile("[a-z]{1,20}/[a-z0-9][a-z0-9.+-]{0,99}");
    private static final int MOST = 10;

    private MediaTypes() {}

    /** @param told as carriers tell them, with parameters or without; null for what they don't tell */
    public static List<String> of(Stream<String> told) {
        return told.filter(Objects::nonNull)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(type -> TYPE.matcher(type).matches())
                .limit(MOST)
                .toList();
    }
}
