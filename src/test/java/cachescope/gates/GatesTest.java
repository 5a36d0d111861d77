package cachescope.gates;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each gate stops what it is there to stop. */
class GatesTest {
  @TempDir private Path folder;

  static Stream<Arguments> gates() {
    return Stream.of(
        Arguments.of("bad/format", new FormatGate(), "Crooked.java is not formatted"),
        Arguments.of("bad/syntax", new FormatGate(), "Broken.java cannot be parsed"),
        Arguments.of("bad/size", new FileSizeGate(), "Long.java has 401 lines, 400 at the most"),
        Arguments.of("bad/map", new ReadmeMapGate(), "table of rooms misses `event`"),
        Arguments.of("bad/map", new ReadmeMapGate(), "lists `fact`, which does not exist"),
        Arguments.of("bad/package", new PackageInfoGate(), "does not say @NullMarked"),
        Arguments.of("bad/package", new PackageInfoGate(), "does not say \"Must not know:\""),
        Arguments.of("bad/package", new PackageInfoGate(), "panel/package-info.java does not say"),
        Arguments.of("bad/skipped", new SkippedTestGate(), "says @" + "Disabled"),
        Arguments.of("bad/skipped", new SkippedTestGate(), "says sleep" + "("),
        Arguments.of("bad/skipped", new SkippedTestGate(), "says assume" + "True("));
  }

  @ParameterizedTest
  @MethodSource("gates")
  void findsTheBreach(String example, Gate gate, String finding) throws Exception {
    assertThat(gate.findings(Example.unpack(example, folder)))
        .anySatisfy(found -> assertThat(found).contains(finding));
  }

  @ParameterizedTest
  @MethodSource("gates")
  void findsNothingInGoodCode(String example, Gate gate, String finding) throws Exception {
    assertThat(gate.findings(Example.unpack("good", folder))).isEmpty();
  }

  @Test
  void everyWallStopsATrespasser() throws Exception {
    var outcome = Javac.plain().compile(Example.unpack("bad/walls", folder), folder.resolve("out"));
    assertThat(outcome.compiled()).as("%s", outcome.messages()).isTrue();
    var trespassers = new ClassFileImporter().importPath(folder.resolve("out"));
    assertThat(Walls.all())
        .filteredOn(wall -> !wall.evaluate(trespassers).hasViolation())
        .extracting(ArchRule::getDescription)
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "null, [NullAway]",
    "error, [DeadException]",
    "warning, [MissingOverride]",
    "lint, raw type",
  })
  void theCompilerStops(String example, String message) throws Exception {
    var sources = Example.unpack("bad/compiler/" + example, folder);
    var outcome = Javac.asInThePom().compile(sources, folder.resolve("out"));
    assertThat(outcome.messages()).anySatisfy(said -> assertThat(said).contains(message));
    assertThat(outcome.compiled()).isFalse();
  }

  @Test
  void theCompilerAcceptsGoodCode() throws Exception {
    var outcome = Javac.asInThePom().compile(Example.unpack("good", folder), folder.resolve("out"));
    assertThat(outcome).isEqualTo(new Javac.Outcome(true, List.of()));
  }
}
