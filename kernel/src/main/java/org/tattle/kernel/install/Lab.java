package org.tattle.kernel.install;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * JupyterLab with our kernel and the colouring of our cells. They lie in a folder of Tattle's own
 * that only this JupyterLab is told of, so that nothing of the user's is changed. If no Python has
 * JupyterLab, one is made that has, in a virtual environment in the same place.
 */
final class Lab {
  private static final String LAB = "import sys, jupyterlab; print(sys.executable)";
  private static final String ANY = "import sys, venv, ensurepip; print(sys.executable)";

  private static final int GRACE_S = 10;

  private final List<String> pythons;
  private final Path state;
  private final PrintWriter out;

  /**
   * @param pythons the ones to look at, best first
   * @param state the folder for what is made
   */
  Lab(List<String> pythons, Path state, PrintWriter out) {
    this.pythons = pythons;
    this.state = state;
    this.out = out;
  }

  /**
   * Opens it and waits for its end.
   *
   * @param arguments passed on to JupyterLab
   * @return its exit code
   * @throws IOException that says in a sentence why it can't be opened
   */
  int open(List<String> arguments) throws IOException, InterruptedException {
    String python = python();
    Path data = state.resolve("jupyter");
    new Installation(data).write(Installation.command());
    List<String> command = new ArrayList<>(List.of(python, "-m", "jupyterlab"));
    command.addAll(arguments);
    String others = System.getenv().getOrDefault("JUPYTER_PATH", "");
    String path = others.isEmpty() ? data.toString() : data + File.pathSeparator + others;
    return run(command, Map.of("JUPYTER_PATH", path));
  }

  private String python() throws IOException, InterruptedException {
    Path ours = state.resolve("python");
    List<String> all = new ArrayList<>(pythons);
    all.add(in(ours));
    Optional<String> found = Python.ask(all, LAB);
    if (found.isPresent()) {
      return found.get();
    }
    String base =
        Python.ask(pythons, ANY)
            .orElseThrow(
                () ->
                    new IOException(
                        "no Python was found that has JupyterLab, or that could make an environment"
                            + " for it (Debian: apt install python3-venv)"));
    out.println("no Python has JupyterLab; making an environment that has, in " + ours);
    out.println("this is needed once, and takes a minute or two");
    out.flush();
    try {
      attempt(List.of(base, "-m", "venv", ours.toString()), "the environment could not be made");
      String python = in(ours);
      attempt(
          List.of(python, "-m", "pip", "install", "--quiet", "jupyterlab"),
          "JupyterLab could not be installed");
      return python;
    } catch (IOException e) {
      Installation.delete(ours);
      throw e;
    }
  }

  private static String in(Path environment) {
    Path windows = environment.resolve("Scripts");
    Path bin = Files.exists(windows) ? windows : environment.resolve("bin");
    return bin.resolve("python").toString();
  }

  private void attempt(List<String> command, String otherwise)
      throws IOException, InterruptedException {
    if (run(command, Map.of()) != 0) {
      throw new IOException(
          otherwise
              + ", why stands above; install it yourself (`pip install jupyterlab`) and let"
              + " TATTLE_PYTHON name the Python that has it");
    }
  }

  private static int run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(environment);
    Process process = builder.start();
    Thread end = new Thread(() -> end(process), "tattle-lab-end");
    Runtime.getRuntime().addShutdownHook(end);
    return process.waitFor();
  }

  /** JupyterLab ends with us, and takes its kernels with it, for which it is given time. */
  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_S, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
