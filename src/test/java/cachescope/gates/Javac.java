package cachescope.gates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Compiles with the flags that the pom gives for the program itself. */
final class Javac {
  /** Whether the sources compiled, and what the compiler said. */
  record Outcome(boolean compiled, List<String> messages) {}

  private final List<String> flags;

  private Javac(List<String> flags) {
    this.flags = flags;
  }

  static Javac asInThePom() throws Exception {
    var pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Sources.PROJECT.resolve("pom.xml").toFile());
    var args =
        (NodeList)
            XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                    "/project/build/plugins/plugin[artifactId='maven-compiler-plugin']"
                        + "/configuration/compilerArgs/arg",
                    pom,
                    XPathConstants.NODESET);
    var flags = new ArrayList<String>();
    for (int i = 0; i < args.getLength(); i++) {
      var arg = withProperties(args.item(i).getTextContent(), pom);
      if (!arg.startsWith("-J")) {
        flags.add(arg);
      }
    }
    return new Javac(flags);
  }

  /** Without any flag of the pom: only to have class files. */
  static Javac plain() {
    return new Javac(List.of());
  }

  Outcome compile(Path sources, Path classes) throws IOException {
    Files.createDirectories(classes);
    var options = new ArrayList<>(flags);
    var libraries = System.getProperty("java.class.path");
    options.addAll(List.of("-proc:none", "-processorpath", libraries));
    options.addAll(List.of("-classpath", libraries, "-d", classes.toString()));
    var said = new DiagnosticCollector<JavaFileObject>();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(said, Locale.ROOT, null)) {
      var units = files.getJavaFileObjectsFromPaths(Sources.below(sources));
      boolean compiled = compiler.getTask(null, files, said, options, null, units).call();
      return new Outcome(
          compiled, said.getDiagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).toList());
    }
  }

  private static String withProperties(String arg, Document pom) {
    var properties = pom.getElementsByTagName("properties").item(0).getChildNodes();
    var result = arg;
    for (int i = 0; i < properties.getLength(); i++) {
      var property = properties.item(i);
      result = result.replace("${" + property.getNodeName() + "}", property.getTextContent());
    }
    return result;
  }
}
