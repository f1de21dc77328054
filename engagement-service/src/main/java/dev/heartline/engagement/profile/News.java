package dev.heartline.engagement.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.heartline.events.UserProfile;
import dev.heartline.service.profile.KnownUser;

/** What a profile says that wasn't known, by the names of its fields. */
final class News {

    private static final List<Field> FIELDS = List.of(
            new Field("firstName", KnownUser::firstName, UserProfile::firstName),
            new Field("phone", KnownUser::phone, UserProfile::phone),
            new Field("timezone", KnownUser::timezone, UserProfile::timezone),
            new Field("language", KnownUser::language, UserProfile::language),
            new Field("birthDate", KnownUser::birthDate, UserProfile::birthDate));

    private News() {}

    /** @param known empty where nobody knows the user: then it is news what the profile says, and that it says anything */
    static List<String> of(Optional<KnownUser> known, UserProfile told) {
        var news = Stream.concat(
                FIELDS.stream()
                        .filter(field -> !Objects.equals(
                                known.flatMap(field.known()),
                                Optional.ofNullable(field.told().apply(told))))
                        .map(Field::name),
                Stream.concat(
                        known.map(KnownUser::consents).orElse(Set.of()).equals(told.consents())
                                ? Stream.empty()
                                : Stream.of("consents"),
                        known.map(KnownUser::rewardsOptOut).orElse(false) == told.rewardsOptOut()
                                ? Stream.empty()
                                : Stream.of("rewardsOptOut")));
        var fields = news.toList();
        return fields.isEmpty() && known.isEmpty() ? List.of("userId") : fields;
    }

    private record Field(
            String name, Function<KnownUser, Optional<?>> known, Function<UserProfile, @Nullable Object> told) {}
}
