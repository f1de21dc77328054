package dev.heartline.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What figures tell hangs on what was kept from those who were trained. */
class TrainingDataTest {

    private static final Path TRAINED_ON = Path.of("src/main/resources/dev/heartline/training");

    private static final List<Path> APART = List.of(
            Path.of("src/test/resources/dev/heartline/training/apart"),
            Path.of("../shared-ai/src/test/resources/dev/heartline/ai/apart"));

    /** Carrier keywords and "not now" are said in the same words by everybody. */
    private static final int SAID_BY_EVERYBODY = 2;

    /** Else what one family teaches would be known in another that is kept apart. */
    @ParameterizedTest
    @ValueSource(strings = {"crisis.tsv", "wish.tsv"})
    void aSentenceBelongsToOneFamily(String file) {
        var families = Example.read(file).stream()
                .filter(example -> !normalised(example.text()).isEmpty())
                .collect(Collectors.groupingBy(
                        example -> normalised(example.text()),
                        Collectors.mapping(Example::family, Collectors.toCollection(TreeSet::new))));

        assertThat(families.entrySet())
                .hasSizeGreaterThan(1000)
                .allSatisfy(sentence ->
                        assertThat(sentence.getValue()).as(sentence.getKey()).hasSize(1));
    }

    @Test
    void nothingThatIsKeptApartWasTrainedOn() throws IOException {
        var trainedOn = texts(files(TRAINED_ON).filter(file -> !file.endsWith("session-turns.tsv")))
                .collect(Collectors.toSet());
        var apart = texts(Stream.of(files(APART.getFirst()), files(APART.getLast()))
                        .flatMap(files -> files))
                .filter(text -> text.split(" ").length > SAID_BY_EVERYBODY)
                .toList();

        assertThat(trainedOn).hasSizeGreaterThan(10_000);
        assertThat(apart).hasSizeGreaterThan(3_000);
        assertThat(apart.stream().filter(trainedOn::contains).toList()).isEmpty();
    }

    private static Stream<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList().stream();
        }
    }

    private static Stream<String> texts(Stream<Path> files) {
        return files.flatMap(TrainingDataTest::texts).filter(text -> !text.isEmpty());
    }

    private static Stream<String> texts(Path file) {
        try {
            var lines = Files.readAllLines(file);
            int text = Arrays.asList(lines.getFirst().split("\t")).indexOf("text");
            return lines.stream().skip(1).map(line -> normalised(line.split("\t")[text]));
        } catch (IOException e) {
            throw new IllegalStateException("can't read " + file, e);
        }
    }

    private static String normalised(String text) {
        return text.replace("\\n", " ")
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("[^\\p{L}\\p{N}_' ]+", " ")
                .replaceAll(" +", " ")
                .strip();
    }
}
