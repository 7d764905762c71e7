package org.tattle.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tattle.kernel.language.MagicFaults;
import org.tattle.kernel.language.RecordedOutput;
import org.tattle.run.Control;
import org.tattle.run.Fault;

/**
 * Libraries by their Maven coordinates, with all that they need, found by the machine's own Maven.
 * That one knows the user's mirrors, proxies, passwords and local repository, and is here already
 * to build Tattle; a resolver in this process would bring twenty jars to every start and know none
 * of it.
 */
final class Maven {
  private static final Pattern COORDINATES = Pattern.compile("([\\w.-]+):([\\w.-]+):([\\w.-]+)");
  private static final Pattern ADDRESS = Pattern.compile("(https?|file)://[^\\s<>&\"']+");
  private static final String DEPENDENCY =
      "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>";
  private static final String REPOSITORY = "<repository><id>cell%d</id><url>%s</url></repository>";
  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0";

  private static final String PROJECT = "pom.xml";
  private static final String FOUND = "classpath";

  private Maven() {}

  /**
   * The jars of libraries and of what they need at run time.
   *
   * @param words libraries as {@code group:artifact:version}, and repositories as addresses
   * @throws Fault if there are none
   */
  static List<Path> resolve(String words, Control control) {
    StringBuilder libraries = new StringBuilder();
    StringBuilder repositories = new StringBuilder();
    for (String word : words.split("\\s+")) {
      Matcher parts = COORDINATES.matcher(word);
      if (parts.matches()) {
        libraries.append(DEPENDENCY.formatted(parts.group(1), parts.group(2), parts.group(3)));
      } else if (ADDRESS.matcher(word).matches()) {
        repositories.append(REPOSITORY.formatted(repositories.length(), word));
      } else {
        throw Fault.of(MagicFaults.NO_COORDINATES, word);
      }
    }
    if (libraries.isEmpty()) {
      throw Fault.of(MagicFaults.NO_LIBRARY, words);
    }
    try {
      Path folder = Files.createTempDirectory("tattle-maven");
      try {
        return jars(words, project(libraries, repositories), folder, control);
      } finally {
        Files.deleteIfExists(folder.resolve(PROJECT));
        Files.deleteIfExists(folder.resolve(FOUND));
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw Fault.of(MagicFaults.NOT_RESOLVED, words, e.getMessage());
    }
  }

  private static List<Path> jars(String words, String project, Path folder, Control control)
      throws IOException {
    Path found = folder.resolve(FOUND);
    RecordedOutput heard = new RecordedOutput();
    List<String> command = command(Files.writeString(folder.resolve(PROJECT), project), found);
    try {
      new Program(command, folder).run("", heard, control);
    } catch (Fault failure) {
      throw why(words, heard.said());
    }
    return Arrays.stream(Files.readString(found).strip().split(File.pathSeparator))
        .filter(jar -> !jar.isEmpty())
        .map(Path::of)
        .toList();
  }

  private static List<String> command(Path project, Path found) {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("win");
    return List.of(
        windows ? "mvn.cmd" : "mvn",
        "-q",
        "-B",
        "-f",
        project.toString(),
        PLUGIN + ":build-classpath",
        "-DincludeScope=runtime",
        "-Dmdep.outputFile=" + found);
  }

  private static String project(CharSequence libraries, CharSequence repositories) {
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>org.tattle</groupId><artifactId>cell</artifactId><version>1</version>
      <dependencies>%s</dependencies>
      <repositories>%s</repositories>
    </project>
    """
        .formatted(libraries, repositories);
  }

  /** What Maven complained of first, shorn of its marks. */
  private static Fault why(String coordinates, String said) {
    if (said.isEmpty()) {
      return Fault.of(MagicFaults.NO_MAVEN);
    }
    boolean missing = said.contains("ould not find artifact") || said.contains("was not found in");
    return missing
        ? Fault.of(MagicFaults.NOT_FOUND, coordinates)
        : Fault.of(MagicFaults.NOT_RESOLVED, coordinates, first(said));
  }

  private static String first(String said) {
    return said.lines()
        .map(l -> l.replaceAll("\u001b\\[[0-9;]*m", "").replace("[ERROR]", "").strip())
        .filter(l -> !l.isEmpty())
        .findFirst()
        .map(l -> l.length() > 200 ? l.substring(0, 200) + " …" : l)
        .orElse("it says nothing");
  }
}
