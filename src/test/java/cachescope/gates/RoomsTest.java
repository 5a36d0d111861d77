package cachescope.gates;

import cachescope.Main;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoomsTest {
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

  static List<ArchRule> walls() {
    return Walls.all();
  }

  @ParameterizedTest
  @MethodSource("walls")
  void stands(ArchRule wall) {
    wall.check(PROGRAM);
  }
}
