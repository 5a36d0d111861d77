package cachescope.gates;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The walls between the rooms, one rule each. */
final class Walls {
  private Walls() {}

  static List<ArchRule> all() {
    var walls = new ArrayList<ArchRule>();
    Room.ALL.stream().map(Walls::around).forEach(walls::add);
    Library.ALL.stream().map(Walls::around).forEach(walls::add);
    walls.add(noOtherLibrary());
    walls.add(noOtherRoom());
    walls.add(noCycles());
    walls.add(oneFrameLoop());
    walls.add(namesThatSaySomething());
    return walls.stream().map(wall -> wall.allowEmptyShould(true)).toList();
  }

  private static ArchRule around(Room room) {
    return classes()
        .that()
        .resideInAPackage(room.ownPackages())
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(room.visiblePackages()).or(not(resideInAPackage("cachescope.."))))
        .as("room %s imports only: %s".formatted(room.name(), room.imports()))
        .because(room.because());
  }

  private static ArchRule around(Library library) {
    return noClasses()
        .that(not(resideInAnyPackage(library.roomPatterns())))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library.packagePatterns())
        .as("%s is used only in: %s".formatted(library.name(), library.rooms()))
        .because(library.because());
  }

  private static ArchRule noOtherLibrary() {
    var known =
        Stream.concat(
            Stream.of("java..", "javax..", "jdk.jfr..", "org.jspecify..", "cachescope.."),
            Library.ALL.stream().flatMap(library -> library.packages().stream()));
    return classes()
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(known.toArray(String[]::new)))
        .as("only the libraries listed in Library.ALL are used")
        .because("a library is chosen, not stumbled upon");
  }

  private static ArchRule noOtherRoom() {
    var known = Stream.concat(Stream.of("cachescope"), Room.ALL.stream().map(Room::ownPackages));
    return classes()
        .should()
        .resideInAnyPackage(known.toArray(String[]::new))
        .as("every top-level package is listed in Room.ALL")
        .because("a room without walls is open to all");
  }

  private static ArchRule noCycles() {
    return slices()
        .matching("cachescope.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a room can then be read, and tested, after those it imports");
  }

  private static ArchRule oneFrameLoop() {
    return noClasses()
        .that(not(nameMatching("cachescope\\.ui\\.FrameLoop(\\$.*)?")))
        .should()
        .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("javafx.animation.AnimationTimer")
        .as("Platform.runLater and AnimationTimer are only in cachescope.ui.FrameLoop")
        .because("there is one way onto the JavaFX thread, once a pulse");
  }

  private static ArchRule namesThatSaySomething() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils)(\\$.*)?")
        .because("such a name has not been found yet");
  }
}
