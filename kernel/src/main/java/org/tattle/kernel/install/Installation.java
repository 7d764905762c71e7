package org.tattle.kernel.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.tattle.kernel.KernelProcess;
import org.tattle.kernel.serve.KernelInfo;
import org.tattle.kernel.tattle.LanguageWords;
import org.tattle.kernel.wire.Codec;
import org.tattle.kernel.wire.JsonText;

/**
 * What Jupyter needs to know us, in one of its data folders: the kernelspec, which says how we are
 * started, and the extension that colours our cells in JupyterLab.
 */
final class Installation {
  private static final List<String> SPEC =
      List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");
  private static final List<String> HIGHLIGHT = List.of("package.json", "static/remoteEntry.js");

  private final Path data;

  /**
   * @param data a data folder of Jupyter, which holds {@code kernels} and {@code labextensions}
   */
  Installation(Path data) {
    this.data = data;
  }

  Path spec() {
    return data.resolve("kernels").resolve(KernelInfo.LANGUAGE);
  }

  Path highlight() {
    return data.resolve("labextensions").resolve("tattle-highlight");
  }

  Path specFile() {
    return spec().resolve("kernel.json");
  }

  /** Writes everything, over what was there. */
  void write(List<String> command) throws IOException {
    remove();
    copy("spec", SPEC, spec());
    copy("highlight", HIGHLIGHT, highlight());
    ObjectNode spec = JsonText.object();
    ArrayNode argv = spec.putArray("argv");
    command.forEach(argv::add);
    argv.add("{connection_file}");
    spec.put("display_name", "Tattle")
        .put("language", KernelInfo.LANGUAGE)
        .put("interrupt_mode", "message")
        .put("kernel_protocol_version", Codec.VERSION);
    spec.putObject("metadata").putArray("supported_encryption").add("curve");
    Files.writeString(specFile(), JsonText.text(spec, true));
  }

  /** Whether there was something to remove. */
  boolean remove() throws IOException {
    boolean there = Files.exists(spec()) || Files.exists(highlight());
    delete(spec());
    delete(highlight());
    return there;
  }

  /**
   * What starts a kernel of this very program: its launcher or, without one, this Java with the
   * same class path. A connection file follows it.
   */
  static List<String> command() {
    String launcher = System.getProperty("tattle.launcher", "");
    if (!launcher.isEmpty()) {
      return List.of(launcher, "kernel", "run");
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "-Dfile.encoding=UTF-8",
        "-Djava.awt.headless=true",
        "-cp",
        System.getProperty("java.class.path"),
        KernelProcess.class.getName());
  }

  private static void copy(String from, List<String> names, Path to) throws IOException {
    for (String name : names) {
      Path target = to.resolve(name);
      Files.createDirectories(target.getParent());
      try (InputStream resource = Installation.class.getResourceAsStream(from + "/" + name)) {
        byte[] content = resource.readAllBytes();
        Files.write(target, name.endsWith(".js") ? filled(content) : content);
      }
    }
  }

  /** A script with the words of the language in it. */
  private static byte[] filled(byte[] script) {
    return LanguageWords.filled(new String(script, UTF_8)).getBytes(UTF_8);
  }

  /** Removes a folder, if it is there, and all that is in it. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> inside = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(inside::add);
    }
    for (Path path : inside) {
      Files.delete(path);
    }
  }
}
